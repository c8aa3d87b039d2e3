import type { CalendarDate } from "@/lib/values/calendar-date";

/** A team as it is on the scope's today. */
export type Team = {
  readonly id: number;
  readonly name: string;
  readonly parent: { readonly id: number; readonly name: string } | null;
  /** Who manages it, by name; `userId` is null where that name has no account. From the beginning where `from` is null. */
  readonly manager: {
    readonly userId: number | null;
    readonly name: string;
    readonly from: CalendarDate | null;
  } | null;
  /** How many reps who have not left are in it today. */
  readonly members: number;
  /** How far below the top it is. */
  readonly depth: number;
};

/** Someone's time in a team; half-open. */
export type Membership = {
  readonly repId: number;
  readonly repName: string;
  /** Null: from the beginning. */
  readonly from: CalendarDate | null;
  /** Null: until further notice. */
  readonly to: CalendarDate | null;
  /** The rep's last day in the organisation; null while there is none. */
  readonly endedOn: CalendarDate | null;
};

export type TeamDetail = Team & { readonly memberships: readonly Membership[] };

/** What came of putting a rep into a team; not changed where they were in it by then. */
export type Placed = { readonly rep: string; readonly team: string; readonly isChanged: boolean };

/** Someone to choose: a manager, or a rep with the team they are in. */
export type TeamChoices = {
  readonly managers: readonly { readonly id: number; readonly name: string }[];
  readonly reps: readonly { readonly id: number; readonly name: string; readonly teamName: string | null }[];
};
