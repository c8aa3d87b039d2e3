import type { Target } from "../../kinds/types";

type TargetTable = {
  readonly table: string;
  /** SQL that finds rows `x` by the name `n` (`text` as written, `key` in small letters); the first that finds any counts. */
  readonly keys: readonly string[];
  /** What people know it by. */
  readonly label: string;
  readonly one: string;
  /** What tells two of the same name apart. */
  readonly apart?: string;
  readonly creates?: "account" | "team" | "stage";
};

const ID = "x.external_id = n.text";
const NAME = "lower(x.name) = n.key";

/** Where names are looked up. */
export const TARGETS: Readonly<Record<Target, TargetTable>> = {
  rep: {
    table: "reps",
    keys: [ID, "x.email = n.key", NAME],
    label: "name",
    one: "rep",
    apart: "external_id or e-mail",
  },
  team: { table: "teams", keys: [NAME], label: "name", one: "team", creates: "team" },
  account: {
    table: "accounts",
    keys: [ID, NAME],
    label: "name",
    one: "account",
    apart: "external_id",
    creates: "account",
  },
  product: { table: "products", keys: [ID, NAME], label: "name", one: "product", apart: "external_id" },
  promotion: { table: "promotions", keys: [NAME], label: "name", one: "promotion" },
  stage: { table: "stages", keys: [NAME], label: "name", one: "stage", creates: "stage" },
  plan: { table: "plans", keys: [NAME], label: "name", one: "plan" },
  campaign: {
    table: "campaigns",
    keys: [ID, NAME, "lower(x.utm_campaign) = n.key"],
    label: "name",
    one: "campaign",
    apart: "external_id",
  },
  lead: { table: "leads", keys: [ID], label: "external_id", one: "lead" },
  deal: { table: "deals", keys: [ID], label: "external_id", one: "deal" },
};
