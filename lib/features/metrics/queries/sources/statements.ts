import { sql } from "@/lib/db/sql";
import { sellerColumns } from "../columns";
import { Days } from "../days";
import { spanned } from "../source";
import { day, missingRate, within } from "../sql-parts";

const LINE_DAY = sql`l."on"`;

/** Lines of statements by the day they count on; a statement without lines says that nothing was earned. */
export const statementLines = spanned((request, range) => {
  const on = sql`coalesce(${LINE_DAY}, greatest(s.from_on, ${day(range.span.from)}))`;
  const earned = sql`coalesce(l.reporting_earned_minor, 0)`;
  const unknown = missingRate(
    sql`s.currency`,
    LINE_DAY,
    sql`l.earned_minor is not null and l.reporting_earned_minor is null`,
  );
  return {
    table: sql`statements s left join statement_lines l on l.statement_id = s.id and ${within(LINE_DAY, range)}`,
    joins: [],
    columns: sellerColumns(sql`s.rep_id`, on),
    where: sql`s.from_on < ${day(range.until)} and s.to_on > ${day(range.span.from)}`,
    bucket: new Days([range]).bucket(on, request),
    measures: {
      commission_earned: { value: sql`sum(${earned})`, unknown },
      commission_paid: { value: sql`coalesce(sum(${earned}) filter (where s.state = 'locked'), 0)`, unknown },
    },
  };
});

/** The revenue that each rep was credited for: where several components earn on the revenue of a deal, the largest credit counts once. */
export const statementCredits = spanned((request, range, level) => {
  const bucket = level === "row" ? new Days([range]).bucket(LINE_DAY, request) : null;
  const place = bucket ?? sql`null::int`;
  return {
    table: sql`(
        select rep_id, deal_id, place, max(last_on) as last_on, max(credited) as credited, min(unknown) as unknown
        from (
          select s.rep_id, l.deal_id, l.component, ${place} as place, max(${LINE_DAY}) as last_on,
            sum(l.reporting_credited_minor) as credited,
            ${missingRate(sql`s.currency`, LINE_DAY, sql`l.reporting_credited_minor is null`)} as unknown
          from statement_lines l join statements s on s.id = l.statement_id
          where ${within(LINE_DAY, range)} and l.deal_id is not null and l.measure = 'revenue' group by 1, 2, 3, 4
        ) x group by 1, 2, 3
      ) x`,
    joins: [],
    columns: sellerColumns(sql`x.rep_id`, sql`x.last_on`),
    where: sql`true`,
    bucket: bucket && sql`x.place`,
    measures: { credited_revenue: { value: sql`sum(x.credited)`, unknown: sql`min(x.unknown)` } },
  };
});
