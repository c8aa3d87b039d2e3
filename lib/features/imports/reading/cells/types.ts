/** Why a cell cannot be understood: what would be accepted, as the rest of the sentence `"x" is …`. */
export class CellProblem {
  constructor(
    /** Such as `is not a date; write it as 2026-01-31`. */
    readonly message: string,
  ) {}
}

/** How a file writes its values. */
export type CellFormat = {
  readonly dates: "iso" | "dmy" | "mdy";
  readonly decimal: "." | ",";
};

/** Reads a trimmed cell that is not blank as the text that the database takes for it. */
export type CellParser = (text: string, line: number) => string | CellProblem;
