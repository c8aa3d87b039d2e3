import { type Sql, sql } from "@/lib/db/sql";
import type { SourceOf } from "../source";
import { bucketIndex, missingRate, within } from "../sql-parts";

const ON = sql`o."on"`;

/** Costs by date. */
export const costs: SourceOf = (request, range) => {
  const of = (kind: Sql) => ({
    value: sql`sum(o.reporting_amount_minor) filter (where ${kind})`,
    unknown: missingRate(sql`o.currency`, ON, sql`${kind} and o.reporting_amount_minor is null`),
  });
  return {
    table: sql`costs o`,
    joins: [],
    columns: {},
    where: within(ON, range),
    bucket: request.unit === null ? null : bucketIndex(ON, request.unit, range, request.calendar),
    measures: { sales_costs: of(sql`o.kind = 'sales'`), marketing_costs: of(sql`o.kind = 'marketing'`) },
  };
};
