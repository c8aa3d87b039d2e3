import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { DEAL_TYPES } from "@/lib/domain/commissions/filter";
import { groupBy } from "@/lib/values/group-by";
import type { Period } from "@/lib/values/period";
import type { FilterNames, RepChoice, RepOnPlans } from "../types";
import { requireEveryRep } from "./require-plans";

/** Every rep, with the deals each has a credit in that were won in the span. On the plan: on any day of the span or today. */
export async function listRepChoices(scope: ReadScope, planId: number | null, span: Period): Promise<RepChoice[]> {
  requireEveryRep(scope);
  return await queryRows<RepChoice>(
    database(),
    sql`select r.id, r.name,
               (select count(*) from deal_credits c join deals d on d.id = c.deal_id
                where c.rep_id = r.id and d.outcome = 'won' and d.closed_on >= ${span.from}::date and d.closed_on < ${span.to}::date)::int as deals,
               exists (select from plan_assignments a where a.rep_id = r.id and a.plan_id = ${planId}::int
                       and a.from_on <= ${scope.today}::date and (a.to_on is null or a.to_on > ${span.from}::date)) as "onPlan"
        from reps r order by r.name collate "und-x-icu", r.id`,
  );
}

/** Every rep with every time on a plan, the earliest first. */
export async function listRepsOnPlans(scope: ReadScope): Promise<RepOnPlans[]> {
  requireEveryRep(scope);
  const [reps, spans] = await Promise.all([
    queryRows<{ id: number; name: string }>(
      database(),
      sql`select id, name from reps order by name collate "und-x-icu", id`,
    ),
    queryRows<RepOnPlans["on"][number] & { repId: number }>(
      database(),
      sql`select a.rep_id as "repId", a.plan_id as "planId", p.name as plan, a.from_on as "from", a.to_on as "to"
          from plan_assignments a join plans p on p.id = a.plan_id order by a.from_on`,
    ),
  ]);
  const spansOf = groupBy(spans, ({ repId }) => repId);
  return reps.map((rep) => ({
    ...rep,
    on: (spansOf.get(rep.id) ?? []).map(({ repId: _, ...span }) => span),
  }));
}

/** What the filters of a plan may ask for, as the data has it. */
export async function listFilterNames(scope: ReadScope): Promise<FilterNames> {
  requireEveryRep(scope);
  const rows = await queryRows<{ kind: Exclude<keyof FilterNames, "type">; name: string }>(
    database(),
    sql`select * from (
          select 'product' as kind, name from products union select 'promotion', name from promotions
          union select 'segment', segment from accounts where segment is not null
          union select 'channel', channel from campaigns where channel is not null
          union select 'channel', channel from deals where channel is not null) names
        order by kind, name collate "und-x-icu"`,
  );
  const named = (kind: keyof FilterNames) => rows.flatMap((row) => (row.kind === kind ? [row.name] : []));
  return {
    type: DEAL_TYPES,
    product: named("product"),
    segment: named("segment"),
    channel: named("channel"),
    promotion: named("promotion"),
  };
}
