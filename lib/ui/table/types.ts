/** A column of a table: how a row shows in it, sums up in it, and goes to a file. */
export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  /** The header is read aloud only, where the cells say themselves what they are. */
  readonly hidesHeader?: boolean;
  /** The ƒ of the column's metric. */
  readonly help?: React.ReactNode;
  /** Figures stand at the end; text at the start. */
  readonly align?: "start" | "end";
  /** Takes the room that the other columns leave; what does not fit in it is cut. For the first column. */
  readonly grow?: boolean;
  /** A text that may be long and need not be read in full: what does not fit is cut. */
  readonly cut?: boolean;
  readonly cell: (row: Row) => React.ReactNode;
  /** Of all rows, not only those shown; from sums, never from the rows' own ratios. */
  readonly total?: React.ReactNode;
  readonly sortable?: boolean;
  /** First click sorts downwards; names sort upwards. */
  readonly firstDescending?: boolean;
  /** What a file holds: a number stays a number. */
  readonly value?: (row: Row) => string | number | null;
  /** Shown unless someone chooses otherwise. */
  readonly usual?: boolean;
};
