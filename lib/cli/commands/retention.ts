import { type Command, Option } from "commander";
import { stringify } from "csv-stringify/sync";
import { loadCohorts } from "@/lib/features/customers/queries";
import { toCohortsJson } from "@/lib/features/customers/schema";
import { COHORT_DIMENSIONS, type Cohort, type CohortDimension, type CohortUnit } from "@/lib/features/customers/types";
import { mergeFilters, parseDate, parseFilter } from "@/lib/features/metrics/schema";
import { NO_VALUE } from "@/lib/format/locale";
import { formatShare } from "@/lib/format/number";
import { DIMENSIONS } from "@/lib/metrics/dimensions";
import { withDatabase } from "../context";
import { writeJson, writeResult } from "../output";
import { toTextTable } from "../text-table";

type Flags = {
  readonly cohort: CohortUnit;
  readonly by?: CohortDimension;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly filter: readonly string[];
  readonly unbounded?: true;
  readonly json?: true;
  readonly csv?: true;
};

/** `attain retention`: which customers are still active, by when they first bought. */
export function registerRetentionCommand(program: Command): void {
  program
    .command("retention")
    .description("How many customers of each cohort are still active in each later week, month or quarter.")
    .addOption(
      new Option("--cohort <unit>", "what customers are grouped by: the time of their first purchase")
        .choices(["week", "month", "quarter"])
        .makeOptionMandatory(),
    )
    .addOption(new Option("--by <dimension>", "split cohorts by how customers were won").choices(COHORT_DIMENSIONS))
    .option("--from <date>", "leave out customers who first bought before this day")
    .option("--to <date>", "leave out what happened on this day and later")
    .option("--as-of <date>", "the last day that is known (default: today)")
    .option("--filter <dimension=value>", "only customers with it, by name or id; may be given again", collect, [])
    .option("--unbounded", "count a customer as active until the last active bucket")
    .option("--json", "write the cohorts as JSON")
    .option("--csv", "write one line for each cohort and bucket as CSV")
    .action(async (flags: Flags) => {
      const query = toQuery(flags);
      const cohorts = await withDatabase(async ({ readScope }) =>
        loadCohorts(await readScope("customers.read"), query),
      );
      if (flags.json) writeJson(toCohortsJson(cohorts, flags.by));
      else writeResult(flags.csv ? toCsv(cohorts, flags.by) : toTable(cohorts, flags.by));
    });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function toQuery({ cohort, by, from, to, asOf, filter, unbounded }: Flags): Parameters<typeof loadCohorts>[1] {
  return {
    unit: cohort,
    filters: mergeFilters(filter.map(parseFilter)),
    unbounded: unbounded ?? false,
    ...(by ? { by } : {}),
    ...(from === undefined ? {} : { from: parseDate(from, "--from") }),
    ...(to === undefined ? {} : { to: parseDate(to, "--to") }),
    ...(asOf === undefined ? {} : { asOf: parseDate(asOf, "--as-of") }),
  };
}

function toCsv(cohorts: readonly Cohort[], by: CohortDimension | undefined): string {
  const lines = cohorts.flatMap((row) =>
    row.active.map((active, bucket) => [
      row.cohort,
      ...(by ? [nameOf(row)] : []),
      row.size,
      bucket,
      active ?? "",
      row.rate[bucket] ?? "",
    ]),
  );
  const header = ["cohort", ...(by ? [by] : []), "size", "bucket", "active", "rate"];
  return stringify([header, ...lines], { escape_formulas: true });
}

function toTable(cohorts: readonly Cohort[], by: CohortDimension | undefined): string {
  const columns = Math.max(0, ...cohorts.map(({ rate }) => rate.findLastIndex((cell) => cell !== null) + 1));
  const numbers = Array.from({ length: columns }, (_, bucket) => String(bucket));
  const body = cohorts.map((row) => [
    row.cohort,
    ...(by ? [nameOf(row) || NO_VALUE] : []),
    String(row.size),
    ...numbers.map((_, bucket) => (row.rate[bucket] === null ? "" : formatShare(row.rate[bucket] ?? null))),
  ]);
  const header = ["Cohort", ...(by ? [DIMENSIONS[by].label] : []), "Customers", ...numbers];
  return toTextTable(header, body, by ? 2 : 1);
}

function nameOf({ key }: Cohort): string {
  return key === null || key === undefined ? "" : typeof key === "string" ? key : key.name;
}
