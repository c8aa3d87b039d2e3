import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, type Sql, sql } from "@/lib/db/sql";
import type { ActivityRun } from "@/lib/domain/retention/activity-runs";
import type { CohortView } from "@/lib/domain/retention/cohort-buckets";
import { calculateCohorts, calculateCohortsByGroup } from "@/lib/domain/retention/cohorts";
import { knownUntil } from "@/lib/domain/retention/observation";
import { AppError } from "@/lib/errors/app-error";
import {
  type Among,
  amongOf,
  customerColumns,
  customerEvents,
  findCustomersInQuestion,
  type KeyPart,
  loadNaming,
  reachForAction,
  recurringSteps,
  resolveFilters,
  selectedRows,
} from "@/lib/features/metrics/queries";
import { type Dimension, isTimeDimension } from "@/lib/metrics/dimensions";
import { addDays, type CalendarDate, dateOf } from "@/lib/values/calendar-date";
import { startOf } from "@/lib/values/period";
import { COHORT_DIMENSIONS, type Cohort, type CohortQuery } from "../types";

/**
 * How many customers of each cohort are active in each later bucket. A cohort is the bucket of the first purchase ever; a customer is active
 * in a bucket in which they bought, or on one of whose days their recurring amount, in their own currency, was above nothing. Throws
 * `misuse` on a filter that customers do not have, and on days that end before they begin.
 */
export async function loadCohorts(scope: ReadScope, query: CohortQuery): Promise<Cohort[]> {
  await reachForAction(scope, "customers.read", "which customers stay");
  checkCohortQuery(query);
  const asOf = query.asOf ?? scope.today;
  const view: CohortView = {
    unit: query.unit,
    calendar: scope.organisation,
    asOf,
    to: query.to ?? addDays(asOf, 1),
  };
  const runs = await loadRuns(query, view);
  const { by } = query;
  if (!by) return calculateCohorts(runs, view);
  const groups = [...calculateCohortsByGroup(runs, view)].map(([group, rows]) => ({ key: keyOf(group), rows }));
  const naming = await loadNaming(
    [by],
    groups.map(({ key }) => [key]),
  );
  return groups.flatMap(({ key, rows }) => rows.map((row) => ({ key: naming(by, key), ...row }))).sort(compareCohorts);
}

function checkCohortQuery({ from, to, filters = [] }: CohortQuery): void {
  const fitting: readonly Dimension[] = COHORT_DIMENSIONS;
  const wrong = filters.find(({ dimension }) => !isTimeDimension(dimension) && !fitting.includes(dimension));
  if (wrong) {
    throw new AppError(
      "misuse",
      `Cohorts cannot be filtered by ${wrong.dimension}; they can be filtered by ${COHORT_DIMENSIONS.join(", ")}.`,
    );
  }
  if (from !== undefined && to !== undefined && from >= to) {
    throw new AppError("misuse", `--to ${to} must be after --from ${from}; it is the day after the last one.`);
  }
}

type Run = Omit<ActivityRun, "group"> & { readonly group: KeyPart };

/** The runs of buckets in which customers were active, counted in the database. */
async function loadRuns({ by, from, unbounded, filters = [] }: CohortQuery, view: CohortView): Promise<ActivityRun[]> {
  const until = knownUntil(view);
  const resolved = await resolveFilters(filters);
  const inQuestion = await findCustomersInQuestion(resolved, [until]);
  const columns = customerColumns(until, inQuestion !== undefined);
  const group = by ? columns[by] : undefined;
  const { from: customers, where } = selectedRows(
    { filters: resolved, reach: { kind: "all" } },
    {
      table: sql`(${runsOf(view, until, unbounded ?? false, amongOf(inQuestion))}) x`,
      joins: [],
      columns,
      where: firstFrom(from),
    },
    group ? [group] : [],
  );
  const rows = await queryRows<Run>(
    database(),
    sql`select min(x.first_on) as cohort, x.begin - x.cohort as "from", x.finish - x.cohort as through, count(*)::int as customers,
          ${group ? group.key : sql`null::text`} as "group"
        from ${customers} where ${where} group by x.cohort, 2, 3, 5`,
  );
  return rows.map(({ cohort, group: key, ...run }) => ({
    ...run,
    cohort: startOf(view.unit, cohort, view.calendar),
    group: key === null ? null : JSON.stringify(key),
  }));
}

function firstFrom(from: CalendarDate | undefined): Sql {
  return from === undefined ? sql`true` : sql`x.first_on >= ${from}::date`;
}

/**
 * A select of each customer's runs: `account_id, first_on, cohort, begin, finish`, buckets by number; `finish` is null while the customer is
 * recurring. Unbounded, a customer has one run from the first bucket through the last active one.
 */
function runsOf(view: CohortView, until: CalendarDate, unbounded: boolean, among: Among): Sql {
  const number = (date: Sql) => bucketNumber(date, view);
  const events = customerEvents(until, among);
  const firsts = sql`(select account_id, min("on") as first_on from (${events}) e where bought group by account_id)`;
  const spans = sql`
    select distinct account_id, bucket as begin, bucket as finish
    from (select account_id, ${number(sql`"on"`)} as bucket from (${events}) e where bought) e
    union all
    select account_id, ${number(sql`from_on`)}, coalesce(${number(sql`(to_on - 1)`)}, ${NEVER}) from (${recurringSteps(until, among)}) s where paying`;
  const runs = unbounded
    ? sql`select account_id, null::int as begin, max(finish) as finish from (${spans}) s group by account_id`
    : sql`select account_id, min(begin) as begin, max(finish) as finish
        from (
          select *, count(*) filter (where fresh) over (partition by account_id order by begin, finish) as run
          from (
            select *, begin > coalesce(max(finish) over (partition by account_id order by begin, finish
              rows between unbounded preceding and 1 preceding), begin - 2) + 1 as fresh
            from (${spans}) s
          ) s
        ) s group by account_id, run`;
  const cohort = number(sql`f.first_on`);
  return sql`select r.account_id, f.first_on, ${cohort} as cohort, coalesce(r.begin, ${cohort}) as begin, nullif(r.finish, ${NEVER}) as finish
    from (${runs}) r join ${firsts} f on f.account_id = r.account_id`;
}

/** A bucket after every other. */
const NEVER = sql`1000000000`;

function bucketNumber(date: Sql, { unit, calendar }: CohortView): Sql {
  if (unit === "week") return sql`((${date} - ${startOf("week", dateOf(1, 1, 8), calendar)}::date) / 7)`;
  const months = sql`(date_part('year', ${date}) * 12 + date_part('month', ${date}) - 1)::int`;
  return unit === "month" ? months : sql`((${months} - ${calendar.fiscalYearStartMonth - 1}::int) / 3)`;
}

function keyOf(group: string | null): KeyPart {
  return group === null ? null : (JSON.parse(group) as KeyPart);
}

/** Oldest first; in a cohort the largest group first, then by name. */
function compareCohorts(a: Cohort, b: Cohort): number {
  if (a.cohort !== b.cohort) return a.cohort < b.cohort ? -1 : 1;
  if (a.size !== b.size) return b.size - a.size;
  return nameOf(a) < nameOf(b) ? -1 : 1;
}

function nameOf({ key }: Cohort): string {
  return key === null || key === undefined ? "\uffff" : typeof key === "string" ? key : key.name;
}
