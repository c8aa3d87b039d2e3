import type { Target } from "../../kinds/types";

type TargetTable = {
  readonly table: string;
  /** The columns it may be called by; the first in which any is found counts. */
  readonly keys: readonly Key[];
  /** What people know it by. */
  readonly label: Key;
  readonly one: string;
  /** What tells two of the same name apart. */
  readonly apart?: string;
  readonly creates?: "account" | "team" | "stage";
};

type Key = "external_id" | "email" | "name" | "utm_campaign";

/** SQL that finds rows `x` by the name `n` (`text` as written, `key` in small letters) in a column. */
export const FOUND_BY: Readonly<Record<Key, string>> = {
  external_id: "x.external_id = n.text",
  email: "x.email = n.key",
  name: "lower(x.name) = n.key",
  utm_campaign: "lower(x.utm_campaign) = n.key",
};

/** Where names are looked up. */
export const TARGETS: Readonly<Record<Target, TargetTable>> = {
  rep: {
    table: "reps",
    keys: ["external_id", "email", "name"],
    label: "name",
    one: "rep",
    apart: "external_id or e-mail",
  },
  team: { table: "teams", keys: ["name"], label: "name", one: "team", creates: "team" },
  account: {
    table: "accounts",
    keys: ["external_id", "name"],
    label: "name",
    one: "account",
    apart: "external_id",
    creates: "account",
  },
  product: {
    table: "products",
    keys: ["external_id", "name"],
    label: "name",
    one: "product",
    apart: "external_id",
  },
  promotion: { table: "promotions", keys: ["name"], label: "name", one: "promotion" },
  stage: { table: "stages", keys: ["name"], label: "name", one: "stage", creates: "stage" },
  plan: { table: "plans", keys: ["name"], label: "name", one: "plan" },
  campaign: {
    table: "campaigns",
    keys: ["external_id", "name", "utm_campaign"],
    label: "name",
    one: "campaign",
    apart: "external_id",
  },
  lead: { table: "leads", keys: ["external_id"], label: "external_id", one: "lead" },
  deal: { table: "deals", keys: ["external_id"], label: "external_id", one: "deal" },
};
