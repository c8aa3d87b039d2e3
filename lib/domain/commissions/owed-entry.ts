import type { CalendarDate } from "@/lib/values/calendar-date";
import type { HeldPart } from "./hold";
import type { PlacedItem } from "./placed-item";
import type { Measure } from "./plan";
import type { StatementProblem } from "./plan-error";
import type { NamedPeriod } from "./window";

/** What one deal is owed under one component for one statement period, as known now. */
export type OwedEntry = {
  readonly key: string;
  readonly component: string;
  readonly componentName: string;
  readonly plan: string;
  readonly position: number;
  readonly deal: string;
  readonly origin: NamedPeriod;
  /** The last credit date in the period. */
  readonly on: CalendarDate;
  readonly measure: Measure;
  readonly credited: bigint;
  readonly earned: bigint;
  /** What the rules gave before a SPIFF's budget. */
  readonly entitled: bigint;
  readonly blocked: boolean;
  readonly held: readonly HeldPart[];
  readonly items: readonly PlacedItem[];
};

/** Something that kept a part from being computed, or a credit that finance has to look at. */
export type OwedProblem = StatementProblem & { readonly on: CalendarDate };

export type Owed = { readonly entries: readonly OwedEntry[]; readonly problems: readonly OwedProblem[] };
