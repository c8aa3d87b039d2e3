import type { CalendarDate } from "@/lib/values/calendar-date";
import type { Branded } from "@/lib/values/ids";
import type { FiscalCalendar } from "@/lib/values/period";
import type { Action, Role } from "./permissions";

/** Who acts: a signed-in person, a program with a key, or the command line (no user). */
export type Actor = {
  readonly userId: number | null;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly repId: number | null;
  /** The network address it came from; null: the command line. */
  readonly address: string | null;
  /** The key a program acts with. */
  readonly apiKeyId: number | null;
  /** Who looks at this person's view, where that is somebody else: they read, and write nothing. */
  readonly viewedBy: { readonly userId: number; readonly name: string; readonly roles: readonly Role[] } | null;
};

/** Which rows: all, those of reps while they were in one of the teams (or a rep's own besides), or one rep's own. */
export type Reach =
  | { readonly kind: "all" }
  | { readonly kind: "team"; readonly teamIds: readonly number[]; readonly ownRepId: number | null }
  | { readonly kind: "own"; readonly repId: number };

export type OrganisationSettings = FiscalCalendar & {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
};

export type ScopeParts = {
  readonly actor: Actor;
  readonly action: Action;
  readonly reach: Reach;
  readonly organisation: OrganisationSettings;
  /** The organisation's business day on which the work is done. */
  readonly today: CalendarDate;
};

/** Leave to read, with how far it reaches. Only lib/auth/gates makes one. */
export type ReadScope = Branded<ScopeParts, "ReadScope">;

/** Leave to write. Only lib/auth/gates makes one. */
export type WriteScope = Branded<ScopeParts & { readonly writes: true }, "WriteScope">;
