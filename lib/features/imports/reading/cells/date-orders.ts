import { AppError } from "@/lib/errors/app-error";
import { CellProblem } from "./types";

type Order = "iso" | "dmy" | "mdy";
/** What a cell shows: its order, or `slash`: day or month first, it could be either. */
type Shown = Order | "slash";

const WORDS = { iso: "year first", dmy: "day first", mdy: "month first", slash: "day or month first" } as const;

/** Watches the order that a file writes its dates in; one file has one. */
export class DateOrders {
  private readonly seen = new Map<Shown, { text: string; line: number }>();

  constructor(readonly order: Order) {}

  /** Takes note of a date. Throws `invalid_input` that names both lines when the file has mixed orders. */
  see(shown: Shown, text: string, line: number): void {
    if (this.seen.has(shown)) return;
    this.seen.set(shown, { text, line });
    for (const [other, earlier] of this.seen) {
      if (contradict(shown, other)) throw mixed([other, earlier], [shown, { text, line }]);
    }
  }

  /** Why a date in another order than the file is said to have is refused. */
  problem(yearFirst: boolean): CellProblem {
    if (yearFirst) return new CellProblem("has its year first; leave out --dates, or say --dates iso, for such a file");
    return new CellProblem(
      "is not a date with the year first, such as 2026-01-31; say --dates dmy when the file writes the day first, --dates mdy when it writes the month first",
    );
  }
}

function contradict(a: Shown, b: Shown): boolean {
  if (a === b) return false;
  return a === "iso" || b === "iso" || (a !== "slash" && b !== "slash");
}

type Seen = [Shown, { text: string; line: number }];

function mixed([one, first]: Seen, [other, second]: Seen): AppError {
  const message =
    `This file mixes orders of dates: line ${first.line} has ${first.text} (${WORDS[one]}), ` +
    `line ${second.line} has ${second.text} (${WORDS[other]}). Write every date of a file in one order.`;
  return new AppError("invalid_input", message, {
    details: [first, second].map(({ line, text }) => ({ where: `line ${line}`, message: text })),
  });
}
