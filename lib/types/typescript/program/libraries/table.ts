/** The shape of the tables of library files: its own file, so that the tables do not import their loader. */

/** One import a library file, made when it is asked for. */
export type LibraryTable = Readonly<Record<string, () => Promise<{ readonly default: string }>>>;
