import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { larger } from "@/lib/domain/commissions/amounts";
import { isUnusuallyHigh, owedBackAlert, USUAL } from "@/lib/domain/commissions/unusual";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/words";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { type Money, money } from "@/lib/values/money";
import type { RunException, RunMonth, RunStatement, StatementSummary } from "../types";
import { repInReach, statementsInReach } from "./reach";
import { PLAN_OF_STATEMENT, placeDay, teamOfStatement } from "./statement-place";
import { listStatements } from "./statements";

type MonthRow = Omit<RunMonth, "period" | "lockedBy"> & {
  from: CalendarDate;
  to: CalendarDate;
  lockedBy: string | null;
};

/** The months that have statements within reach, latest first, with how far each is. */
export async function listRunMonths(scope: ReadScope): Promise<RunMonth[]> {
  const rows = await queryRows<MonthRow>(
    database(),
    sql`select s.from_on as "from", s.to_on as "to", p.locked_at as "lockedAt", p.locked_by_name as "lockedBy",
               count(*)::int as statements, count(*) filter (where s.state = 'open')::int as open,
               count(*) filter (where s.state = 'in_review')::int as "inReview",
               count(*) filter (where s.state = 'approved')::int as approved
        from statements s left join locked_periods p on p.from_on = s.from_on
        where ${statementsInReach(scope)} group by 1, 2, 3, 4 order by 1 desc`,
  );
  return rows.map(({ from, to, ...row }) => ({ ...row, period: { from, to } }));
}

type ExtraRow = {
  id: number;
  team: string | null;
  plan: string | null;
  email: string | null;
  externalId: string | null;
  before: { to: string; earned: string; payable: string; balance: string; currency: string }[] | null;
  adjustments: { amount: string; reason: string; createdBy: string }[] | null;
  disputes: number;
  /** How it came to be in review; by nobody where its amounts changed after it was approved. */
  step: { by: string | null; note: string | null } | null;
};

/** A month's statements within reach, by rep's name, with what those who approve and pay them look at. */
export async function listRunStatements(scope: ReadScope, period: RunMonth["period"]): Promise<RunStatement[]> {
  // In this order, so that exceptions are never older than what is approved by.
  const statements = await listStatements(scope, { period });
  const extras = await queryRows<ExtraRow>(
    database(),
    sql`select s.id, ${teamOfStatement(scope)} as team, ${PLAN_OF_STATEMENT} as plan, r.email, r.external_id as "externalId",
                 (select json_agg(json_build_object('to', b.to_on, 'earned', b.earned_minor::text, 'payable', b.payable_minor::text,
                                                    'balance', b.balance_minor::text, 'currency', b.currency) order by b.from_on desc)
                  from (select * from statements b where b.rep_id = s.rep_id and b.from_on < s.from_on
                          and ${repInReach(scope, sql`b.rep_id`, placeDay(sql`b`, scope))}
                        order by b.from_on desc limit ${USUAL.statements}::int) b) as before,
                 (select json_agg(json_build_object('amount', a.amount_minor::text, 'reason', a.reason, 'createdBy', a.created_by_name) order by a.id)
                  from statement_adjustments a where a.statement_id = s.id) as adjustments,
                 (select count(*)::int from disputes d where d.statement_id = s.id and d.state = 'open') as disputes,
                 case when s.state = 'in_review' then (
                   select jsonb_build_object('by', n.name, 'note', n.note) from statement_steps n
                   where n.statement_id = s.id order by n.id desc limit 1) end as step
          from statements s join reps r on r.id = s.rep_id
          where s.from_on < ${period.to}::date and s.to_on > ${period.from}::date and ${statementsInReach(scope)}`,
  );
  const byId = new Map(extras.map((extra) => [extra.id, extra]));
  return statements.map((statement) => toRunStatement(statement, byId.get(statement.id)));
}

function toRunStatement(statement: StatementSummary, extra: ExtraRow | undefined): RunStatement {
  const { currency } = statement.payable;
  const before = (extra?.before ?? []).filter((one) => one.currency === currency);
  const [last] = before;
  const adjustments = (extra?.adjustments ?? []).map(({ amount, ...rest }) => ({
    ...rest,
    amount: money(BigInt(amount), currency),
  }));
  return {
    ...statement,
    team: extra?.team ?? null,
    plan: extra?.plan ?? null,
    email: extra?.email ?? null,
    externalId: extra?.externalId ?? null,
    payableBefore: last?.to === statement.period.from ? money(BigInt(last.payable), currency) : null,
    adjustments,
    exceptions: exceptionsOf(statement, adjustments, extra, before),
  };
}

/** Whatever somebody changed by hand is among them: it comes from no fact, so a second person looks at it. */
function exceptionsOf(
  { earned, withheld, balance, problems }: StatementSummary,
  adjustments: RunStatement["adjustments"],
  extra: ExtraRow | undefined,
  before: readonly { earned: string; balance: string }[],
): RunException[] {
  const { currency } = balance;
  const owedBefore = BigInt(before[0]?.balance ?? 0n);
  const history = before.map((one) => BigInt(one.earned));
  return [
    ...problems.map(({ kind, message }) => ({
      kind: kind === "left" ? ("left" as const) : ("problem" as const),
      message,
    })),
    ...adjustments.map(({ amount, reason, createdBy }) => ({
      kind: "adjusted" as const,
      message: `${createdBy} adjusted it by hand: ${reason.replace(/[.!?\s]+$/, "")}.`,
      amount,
    })),
    ...(earned.minor - withheld.minor < 0n
      ? [
          {
            kind: "negative" as const,
            message: "More was taken back than earned.",
            amount: money(withheld.minor - earned.minor, currency),
          },
        ]
      : owedBackException(balance, owedBefore)),
    ...(isUnusuallyHigh(earned.minor, history) ? [{ kind: "high" as const, message: highWords(earned, history) }] : []),
    ...(extra && extra.disputes > 0 ? [{ kind: "dispute" as const, message: "The rep disputes it." }] : []),
    ...(extra?.step ? comeBack(extra.step) : []),
  ];
}

function comeBack({ by, note }: NonNullable<ExtraRow["step"]>): RunException[] {
  if (by === null) return [{ kind: "changed", message: "It changed after it was approved." }];
  return note === null ? [] : [{ kind: "returned", message: `${by} sent it back: ${note}` }];
}

function highWords(earned: Money, history: readonly bigint[]): string {
  const most = money(history.reduce(larger), earned.currency);
  const before = `the last ${formatQuantity(history.length, "statement")}`;
  return `${formatMoney(earned, "exact")} earned, more than twice the most of ${before}, which was ${formatMoney(most, "exact")}.`;
}

function owedBackException({ minor, currency }: Money, before: bigint): RunException[] {
  const alert = owedBackAlert(minor, before);
  if (alert === null) return [];
  return alert === "more"
    ? [{ kind: "owed_back", message: "More is owed back than before.", amount: money(minor - before, currency) }]
    : [{ kind: "owed_back", message: "Nothing of what is owed back was repaid.", amount: money(minor, currency) }];
}

type NoPlanRow = { id: number; name: string; deals: number };

/** Reps within reach who were credited with deals won in the month and on that day were on no plan, or on one that had not begun: nothing pays them. */
export async function listWithoutPlan(
  scope: ReadScope,
  { from, to }: RunMonth["period"],
): Promise<{ readonly rep: { readonly id: number; readonly name: string }; readonly deals: number }[]> {
  const rows = await queryRows<NoPlanRow>(
    database(),
    sql`select r.id, r.name, count(*)::int as deals from deals d join deal_credits c on c.deal_id = d.id join reps r on r.id = c.rep_id
        where d.outcome = 'won' and d.closed_on >= ${from}::date and d.closed_on < ${to}::date and ${repInReach(scope, sql`r.id`, sql`d.closed_on`)}
          and exists (select from plan_assignments)
          and not exists (select from plan_assignments a where a.rep_id = r.id and a.from_on <= d.closed_on
                            and (a.to_on is null or a.to_on > d.closed_on)
                            and exists (select from plan_versions v where v.plan_id = a.plan_id and v.effective_from <= d.closed_on))
        group by 1, 2 order by r.name collate "und-x-icu"`,
  );
  return rows.map(({ id, name, deals }) => ({ rep: { id, name }, deals }));
}
