/**
 * Whether an action reads only, as its name says. The reference gives a few such actions the level Write or Permissions
 * management (iot:ListSubscriptions, billing:GetResourcePolicy).
 */
export const onlyReads = (id: string): boolean => /:(List|Describe)[A-Z]|:Get[A-Za-z]*Polic(y|ies)$/.test(id);
