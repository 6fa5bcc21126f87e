/** The names of the subcommands, for the router, the help and messages alike. */

export const subcommands = ['list', 'search', 'show', 'policy', 'from', 'check'] as const;

/** `list, search, show, policy, from, check` */
export const subcommandList: string = subcommands.join(', ');
