import { type Sql, sql } from "@/lib/db/sql";
import { dated } from "../source";
import { missingRate } from "../sql-parts";

const ON = sql`o."on"`;

/** Costs by date. */
export const costs = dated((request, days) => {
  const of = (kind: Sql) => ({
    value: sql`sum(o.reporting_amount_minor) filter (where ${kind})`,
    unknown: missingRate(sql`o.currency`, ON, sql`${kind} and o.reporting_amount_minor is null`),
  });
  return {
    table: sql`costs o`,
    joins: [],
    columns: {},
    where: days.within(ON),
    range: days.index(ON),
    bucket: days.bucket(ON, request),
    measures: { sales_costs: of(sql`o.kind = 'sales'`), marketing_costs: of(sql`o.kind = 'marketing'`) },
  };
});
