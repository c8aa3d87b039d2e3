/** One value that a page can be cut down to. */
export type FilterChoice = { readonly id: string; readonly name: string };
