/** A place in an ordered list, after a row: the text of what the list is sorted by, null where the row has none, and the row's id. */
export type Place = { readonly value: string | null; readonly id: number };
