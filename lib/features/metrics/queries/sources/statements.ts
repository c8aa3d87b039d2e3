import { type Sql, sql } from "@/lib/db/sql";
import { type Join, own, sellerColumns } from "../columns";
import { Days } from "../days";
import type { FactRequest } from "../request";
import { spanned } from "../source";
import { day, missingRate, within } from "../sql-parts";

const LINE_DAY = sql`l."on"`;

const OF_LEAVERS = sql`'$[*] ? (@.kind == "left")'`;
const OF_PARTS = sql`'$[*] ? (@.kind != "left")'`;

function dealOf(deal: Sql): Join {
  return { name: "deal", sql: sql`left join deals d on d.id = ${deal}` };
}

/**
 * Whose statement of which month has what problem, of the statements that have one of that sort; null when none has. To those who see pay
 * in total only, how many.
 */
function firstProblem({ nameless = false }: FactRequest, path: Sql, of = sql`true`): Sql {
  const problem = sql`jsonb_path_query_first(s.problems, ${path})`;
  const words = sql`case ${problem} ->> 'kind' when 'plan' then (${problem} ->> 'where') || ': ' else '' end || (${problem} ->> 'message')`;
  const whose = sql`(select r.name from reps r where r.id = s.rep_id) || ', ' || to_char(s.from_on, 'YYYY-MM') || ': '`;
  const having = sql`filter (where s.problems <> '[]'::jsonb and jsonb_path_exists(s.problems, ${path}) and ${of})`;
  const others = sql`count(distinct s.id) ${having}`;
  if (nameless)
    return sql`case ${others} when 0 then null when 1 then 'One statement has a problem that finance sees.'
      else ${others} || ' statements have problems that finance sees.' end`;
  return sql`min(${whose} || ${words}) ${having}
    || case ${others} when 1 then '' when 2 then ' One more statement has a problem.' else ' ' || ${others} - 1 || ' more statements have problems.' end`;
}

/**
 * Lines of statements by the day they count on; a statement without lines says that nothing was earned. Where a part of one could not be
 * computed, what it sums to is not known; what finance has yet to decide about those who left is noted.
 */
export const statementLines = spanned((request, range) => {
  const on = sql`coalesce(${LINE_DAY}, greatest(s.from_on, ${day(range.span.from)}))`;
  const earned = sql`coalesce(l.reporting_earned_minor, 0)`;
  const noRate = missingRate(
    sql`s.currency`,
    LINE_DAY,
    sql`l.earned_minor is not null and l.reporting_earned_minor is null`,
  );
  const isLocked = sql`s.state = 'locked'`;
  return {
    table: sql`statements s left join statement_lines l on l.statement_id = s.id and ${within(LINE_DAY, range)}`,
    joins: [],
    columns: {
      ...sellerColumns(sql`s.rep_id`, on),
      product: { key: sql`d.product_id`, joins: [dealOf(sql`l.deal_id`)] },
      plan: own(sql`l.plan`),
    },
    where: sql`s.from_on < ${day(range.until)} and s.to_on > ${day(range.span.from)}`,
    bucket: new Days([range]).bucket(on, request),
    measures: {
      commission_earned: {
        value: sql`sum(${earned})`,
        unknown: sql`coalesce(${firstProblem(request, OF_PARTS)}, ${noRate})`,
        note: firstProblem(request, OF_LEAVERS, sql`not ${isLocked}`),
      },
      commission_paid: {
        value: sql`coalesce(sum(${earned}) filter (where ${isLocked}), 0)`,
        unknown: sql`coalesce(${firstProblem(request, OF_PARTS, isLocked)}, ${noRate})`,
      },
    },
  };
});

/** The revenue that each rep was credited for: where several components earn on the revenue of a deal, the largest credit counts once. */
export const statementCredits = spanned((request, range, level) => {
  const bucket = level === "row" ? new Days([range]).bucket(LINE_DAY, request) : null;
  const place = bucket ?? sql`null::int`;
  return {
    table: sql`(
        select rep_id, deal_id, plan, place, max(last_on) as last_on, max(credited) as credited, min(unknown) as unknown
        from (
          select s.rep_id, l.deal_id, l.plan, l.component, ${place} as place, max(${LINE_DAY}) as last_on,
            sum(l.reporting_credited_minor) as credited,
            ${missingRate(sql`s.currency`, LINE_DAY, sql`l.reporting_credited_minor is null`)} as unknown
          from statement_lines l join statements s on s.id = l.statement_id
          where ${within(LINE_DAY, range)} and l.deal_id is not null and l.measure = 'revenue' group by 1, 2, 3, 4, 5
        ) x group by 1, 2, 3, 4
      ) x`,
    joins: [],
    columns: {
      ...sellerColumns(sql`x.rep_id`, sql`x.last_on`),
      product: { key: sql`d.product_id`, joins: [dealOf(sql`x.deal_id`)] },
      plan: own(sql`x.plan`),
    },
    where: sql`true`,
    bucket: bucket && sql`x.place`,
    measures: { credited_revenue: { value: sql`sum(x.credited)`, unknown: sql`min(x.unknown)` } },
  };
});
