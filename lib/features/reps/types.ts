import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Money } from "@/lib/values/money";

export type TeamName = { readonly id: number; readonly name: string };

/** Who a rep is. */
export type Rep = {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly region: string | null;
  readonly managerName: string | null;
  readonly startedOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  /** The team as of the scope's today. */
  readonly team: TeamName | null;
};

export type RepName = { readonly id: number; readonly name: string; readonly teamName: string | null };

/** Where a rep stands by revenue; equal revenue is an equal place. Null: without a deal or a quota in the period. */
export type Standing = { readonly place: number | null; readonly of: number; readonly revenue: Money | null };

/** What a rep may know of the others' results, as the organisation has it. */
export type Leaderboard =
  | { readonly shows: "nothing" }
  | { readonly shows: "rank_only"; readonly own: Standing }
  | {
      readonly shows: "names_and_revenue";
      readonly own: Standing;
      readonly rows: readonly {
        readonly place: number;
        readonly name: string;
        readonly revenue: Money | null;
        readonly own: boolean;
      }[];
    };
/** What a list of reps can be sorted by. */
export const REP_SORTS = ["name", "team", "region", "started_on"] as const;
export type RepSort = (typeof REP_SORTS)[number];

/** What a list of reps can be filtered by. */
export const REP_FILTERS = ["name", "team", "region"] as const;
export type RepFilter = (typeof REP_FILTERS)[number];

/** A rep with the id that other programs know. */
export type ListedRep = Rep & { readonly externalId: string | null };

/** A team with the one above it and who manages it. */
export type ListedTeam = TeamName & { readonly parent: TeamName | null; readonly managerName: string | null };
