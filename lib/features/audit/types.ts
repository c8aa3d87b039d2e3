import type { Period } from "@/lib/values/period";

/** A deed on record. */
export type AuditEntry = {
  readonly id: string;
  readonly at: Date;
  /** Null: the command line, or somebody who was not signed in. */
  readonly actorUserId: number | null;
  readonly actorName: string;
  /** The person whose view the actor looked at. */
  readonly viewAsName: string | null;
  /** The key with which a program acted. */
  readonly apiKey: { readonly id: number; readonly name: string | null } | null;
  readonly address: string | null;
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string | null;
  readonly summary: string;
  readonly changes: readonly AuditChange[];
};

/** One value that a deed changed, named by its place: `rows.created`; null: it was not there. */
export type AuditChange = { readonly place: string; readonly before: string | null; readonly after: string | null };

/** What to look for; all of it must fit. */
export type AuditSearch = {
  /** The name of whoever acted. */
  readonly who: string | null;
  /** An action such as `import.write`. */
  readonly action: string | null;
  readonly objectType: string | null;
  readonly objectId: string | null;
  /** Anywhere in the sentence, the names, the address, and the values before and after. */
  readonly text: string | null;
  /** Business days of the organisation. */
  readonly period: Period | null;
};

/** What there is to choose from. */
export type AuditChoices = {
  readonly who: readonly string[];
  readonly actions: readonly string[];
  readonly objectTypes: readonly string[];
};
