import type { Role } from "@/lib/auth/permissions";
import type { CalendarDate } from "@/lib/values/calendar-date";

/** Invited: with a link to choose a password, which was not followed yet. */
export type PersonState = "invited" | "active" | "deactivated";

/** Someone with an account. */
export type Person = {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** The rep this person is. */
  readonly rep: { readonly id: number; readonly name: string } | null;
  /** The day from which they are that rep, or none any more; null: from the beginning. */
  readonly repFrom: CalendarDate | null;
  /** Names of the teams this person manages; those below them are theirs as well. */
  readonly manages: readonly string[];
  readonly isOrWasManager: boolean;
  readonly state: PersonState;
  readonly twoFactor: boolean;
  readonly lastSeenAt: Date | null;
  /** Names of the keys that they made and that go on working without them. */
  readonly keys: readonly string[];
};

/** A rep whom an account may stand for. */
export type FreeRep = { readonly id: number; readonly name: string; readonly email: string | null };

/** A link that lets a person in: sent by mail, or given to whoever made it to pass on. It is told here only. */
export type LinkForPerson = {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  /** Null where it went out by mail. */
  readonly link: string | null;
  /** Why no mail went out, where one should have. */
  readonly problem: string | null;
};

/** What was done to a person's account, and whether they were told by mail. */
export type NoticeToPerson = {
  readonly name: string;
  readonly email: string;
  readonly mailed: boolean;
  /** Why no mail went out, where one should have. */
  readonly problem: string | null;
};
