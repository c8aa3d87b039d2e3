/** The most columns a file may have. */
export const MAX_COLUMNS = 500;
/** The most characters one row may have; more is nearly always a quote that never ends. */
export const MAX_ROW_CHARACTERS = 1_000_000;
/** The most characters a cell may have, as in spreadsheets. */
export const MAX_CELL_CHARACTERS = 32_767;
/** The most characters a name or an id may have, so that it fits into an index. */
export const MAX_NAME_CHARACTERS = 500;
/** Amounts lie below this many major units, so that their minor units fit into 64 bits in every currency. */
export const MAX_AMOUNT = 100_000_000_000_000n;
/** Counts lie below this. */
export const MAX_COUNT = 1_000_000_000_000_000n;
/** How many rows, names and problems a report lists; all are counted. */
export const MAX_LISTED = 100;
