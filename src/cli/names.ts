/** The names of the subcommands, for the router, the help and messages alike. */

export const subcommands = [
  'list',
  'search',
  'show',
  'policy',
  'from',
  'recipe',
  'check',
  'rules',
  'can',
  'diff',
  'explain',
  'changes',
  'carts',
] as const;

/** `list, search, show …` */
export const subcommandList: string = subcommands.join(', ');
