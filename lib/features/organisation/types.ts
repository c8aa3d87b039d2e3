import type { OrganisationSettings } from "@/lib/auth/scope";

/** The one organisation of this database. */
export type Organisation = OrganisationSettings & {
  /** The sample company: anyone may sign in as one of its personas. */
  readonly isSample: boolean;
};
