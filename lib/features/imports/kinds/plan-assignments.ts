import { currenciesWords } from "@/lib/features/commissions/mutations";
import { restsOnTime, severalCurrencies } from "@/lib/features/commissions/queries";
import { notBegun } from "@/lib/features/plans/mutations";
import { formatMonth } from "@/lib/format/date";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { day, minor, resolved } from "./columns";
import { amount, date, reference } from "./fields";
import { endsAfterStart, repField } from "./quotas";
import type { Kind, KindRun, RowProblem } from "./types";

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
  before: [requireBegun, requireOneCurrency, keepLocked],
  statements: { repsOf: "select n.rep_id from {next} n where n.changed or not n.matched" },
};

type Early = {
  readonly line: number;
  readonly from: CalendarDate;
  readonly plan: string;
  /** Null: the plan has no version. */
  readonly begins: CalendarDate | null;
};

/** A plan pays nothing before its first version, so nobody is put on it then. */
async function requireBegun(run: KindRun): Promise<void> {
  const { rows } = await run.query<Early>(
    `select n.line, n.from_on as "from", p.name as plan, v.begins
     from {next} n join plans p on p.id = n.plan_id
     left join lateral (select min(v.effective_from) as begins from plan_versions v where v.plan_id = p.id) v on true
     where not n.superseded and (v.begins is null or v.begins > n.from_on)
       and not exists (select from plan_assignments t where t.rep_id = n.rep_id and t.from_on = n.from_on and t.plan_id = n.plan_id)
     order by n.line`,
  );
  await run.refuse(
    rows.map(({ line, from, plan, begins }) => {
      const reason = notBegun(plan, begins);
      return begins === null
        ? { line, field: "plan", value: plan, message: `cannot be taken: ${reason}` }
        : { line, field: "from", value: from, message: `is too early: ${reason}` };
    }),
  );
}

type OtherCurrency = { readonly line: number; readonly plan: string; readonly currencies: string[] };

/** What a rep is owed is computed in one currency. */
async function requireOneCurrency(run: KindRun): Promise<void> {
  const { rows } = await run.query<OtherCurrency>(
    `with assigned as (
       select n.rep_id, n.plan_id from {next} n where not n.superseded
       union all
       select a.rep_id, a.plan_id from plan_assignments a
       where not exists (select from {next} n where n.rep_id = a.rep_id and n.from_on = a.from_on and not n.superseded))
     select n.line, p.name as plan, c.currencies
     from {next} n join plans p on p.id = n.plan_id join (${severalCurrencies("assigned")}) c on c.rep_id = n.rep_id
     where not n.superseded order by n.line`,
  );
  await run.refuse(
    rows.map(({ line, plan, currencies }) => ({
      line,
      field: "plan",
      value: plan,
      message: `would put the rep on ${currenciesWords(currencies)}`,
    })),
  );
}

type Lost = {
  readonly line: number;
  readonly to: CalendarDate | null;
  /** The plan that the row puts in the place of `was`. */
  readonly plan: string | null;
  readonly was: string;
  readonly month: CalendarDate;
  readonly next: CalendarDate;
};

/** Refuses rows that take away a time on a plan that locked statements rest on. Each may have been covered by one that is refused, so it asks again. */
async function keepLocked(run: KindRun): Promise<void> {
  const { rows } = await run.query<Lost>(
    `with kept as (
       select n.rep_id, daterange(n.from_on, n.to_on) as days from {next} n
       where not n.superseded and not exists (select from plan_assignments t where t.rep_id = n.rep_id and t.from_on = n.from_on and t.plan_id <> n.plan_id)
       union all
       select a.rep_id, daterange(a.from_on, a.to_on) from plan_assignments a
       where not exists (select from {next} n where n.rep_id = a.rep_id and n.from_on = a.from_on and not n.superseded)),
     lost as (
       select n.line, n.rep_id, n.to_on, p.name as plan, case when n.plan_id <> t.plan_id then q.name end as other,
              datemultirange(daterange(t.from_on, t.to_on))
                - coalesce((select range_agg(k.days) from kept k where k.rep_id = n.rep_id), '{}') as days
       from {next} n join plan_assignments t on t.rep_id = n.rep_id and t.from_on = n.from_on
       join plans p on p.id = t.plan_id join plans q on q.id = n.plan_id
       where n.changed and not n.superseded)
     select lost.line, lost.to_on as "to", lost.other as plan, lost.plan as was, max(s.from_on) as month, max(s.to_on) as next
     from lost join statements s on ${restsOnTime("lost")} group by 1, 2, 3, 4 order by 1`,
  );
  if (rows.length === 0) return;
  await run.refuse(rows.map(toProblem));
  await keepLocked(run);
}

function toProblem({ line, to, plan, was, month, next }: Lost): RowProblem {
  const locked = `which locked statements rest on, the last of ${formatMonth(month)}`;
  if (plan === null)
    return {
      line,
      field: "to",
      value: to,
      message: `takes away a time on ${was}, ${locked}; ${next} or later would be accepted`,
    };
  return {
    line,
    field: "plan",
    value: plan,
    message: `would take the place of ${was}, ${locked}; a row of its own for the other plan, from a later day, would be accepted`,
  };
}
