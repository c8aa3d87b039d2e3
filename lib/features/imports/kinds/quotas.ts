import { currencyCode, day, minor, resolved, small } from "./columns";
import { amount, currency, date, percent, reference } from "./fields";
import type { Check, Field, Kind } from "./types";

export const repField = (name = "rep", synonyms: readonly string[] = []): Field =>
  reference(name, "rep", {
    required: true,
    synonyms: ["sales rep", "sales agent", "agent", "owner", "deal owner", "salesperson", "assigned to", ...synonyms],
  });

/** A span with an exclusive end may not be empty. */
export const endsAfterStart: Check = {
  field: "to",
  where: "n.to_on <= n.from_on",
  value: "n.to_on::text",
  message: "is not after from; to is the first day that no longer counts",
};

const overlaps = (where: string): Check => ({
  field: "from",
  where,
  compares: true,
  value: "n.from_on::text",
  message: "begins a quota that overlaps another of this rep; a day may belong to one quota only",
});

export const quotas: Kind = {
  id: "quotas",
  one: "quota",
  many: "quotas",
  fields: [
    repField(),
    date("from", { required: true, synonyms: ["start", "start date", "period start", "starts on"] }),
    date("to", { required: true, synonyms: ["end", "end date", "period end", "until"] }),
    amount("amount", { required: true, synonyms: ["quota", "target", "goal"] }),
    currency(),
    percent("ramp", { synonyms: ["ramp percent"] }),
  ],
  table: "quotas",
  identity: { by: "columns", columns: ["rep_id", "from_on"] },
  contradicts: true,
  columns: [
    resolved("rep_id", "rep"),
    day("from_on", { field: "from" }),
    day("to_on", { field: "to" }),
    currencyCode(),
    minor("amount_minor", "amount"),
    small("ramp_ppm", { field: "ramp", fallback: "1000000" }),
  ],
  reporting: { day: "m.from_on", columns: { reporting_amount_minor: "amount_minor" } },
  checks: [
    endsAfterStart,
    overlaps(
      "exists (select 1 from {next} o where o.rep_id = n.rep_id and o.line <> n.line and not o.superseded and o.from_on < n.to_on and n.from_on < o.to_on)",
    ),
    overlaps(
      "exists (select 1 from quotas q where q.rep_id = n.rep_id and q.from_on < n.to_on and n.from_on < q.to_on and q.from_on <> n.from_on " +
        "and not exists (select 1 from {next} o where o.rep_id = q.rep_id and o.from_on = q.from_on and not o.superseded))",
    ),
  ],
  statements: { repsOf: "select n.rep_id from {next} n where n.changed or not n.matched" },
};
