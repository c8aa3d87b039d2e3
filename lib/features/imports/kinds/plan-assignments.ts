import { day, minor, resolved } from "./columns";
import { amount, date, reference } from "./fields";
import { endsAfterStart, repField } from "./quotas";
import type { Kind } from "./types";

export const planAssignments: Kind = {
  id: "plan_assignments",
  one: "plan assignment",
  many: "plan assignments",
  fields: [
    repField(),
    reference("plan", "plan", { required: true, synonyms: ["commission plan", "comp plan", "plan name"] }),
    date("from", { required: true, synonyms: ["start", "start date", "effective from", "effective date"] }),
    date("to", { synonyms: ["end", "end date", "until"] }),
    amount("target_incentive", { synonyms: ["target variable", "variable target", "ote variable"] }),
  ],
  table: "plan_assignments",
  identity: { by: "columns", columns: ["rep_id", "from_on"] },
  contradicts: true,
  columns: [
    resolved("rep_id", "rep"),
    resolved("plan_id", "plan"),
    day("from_on", { field: "from" }),
    day("to_on", { field: "to" }),
    minor("target_incentive_minor", "target_incentive"),
  ],
  // A target incentive is in the currency of the plan as it stands on the first day, else of its first version.
  moneyJoins: [
    `left join lateral (select v.definition->>'currency' as currency from plan_versions v where v.plan_id = e.plan_id
      order by v.effective_from <= e.from_on desc, case when v.effective_from <= e.from_on then v.effective_from end desc nulls last, v.effective_from
      limit 1) pv on true`,
  ],
  moneyCurrency: "coalesce(pv.currency, {currency})",
  checks: [endsAfterStart],
  statements: { repsOf: "select n.rep_id from {next} n where n.changed or not n.matched" },
};
