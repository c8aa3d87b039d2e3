import type { Check, Warning } from "../../kinds/types";
import type { ImportWarning } from "../../types";
import { hasMoney, keptAmounts } from "./next-table";
import type { ImportRun } from "./run";

type Counted = { rows: number; firstLine: number | null };

/** Looks at the rows that are to be written: refuses some, and returns what is worth knowing of the others. */
export async function checkRows(run: ImportRun): Promise<{ warnings: ImportWarning[]; rounded: number }> {
  const checks = [...(run.kind.checks ?? []), ...currencyChecks(run)].filter(
    ({ needs }) => needs === undefined || run.has(needs),
  );
  const simple = checks.filter(({ compares }) => !compares);
  const failed = await countWhere(
    run,
    simple.map(({ where }) => where),
  );
  const wrong = simple.filter((_, index) => (failed[index]?.rows ?? 0) > 0);
  let refused = 0;
  for (const check of [...wrong, ...checks.filter(({ compares }) => compares)]) refused += await refuse(run, check);
  if (refused > 0) await run.query("delete from {next} n using {refused} r where r.line = n.line");
  for (const step of run.kind.before ?? []) await step(run.forKind);
  return await findWarnings(run);
}

/** An amount that stays what it was would be another one in another currency. */
function currencyChecks({ kind, has }: ImportRun): Check[] {
  const kept = keptAmounts(kind, has);
  if (kept.length === 0) return [];
  const fields = kept.map(({ amountOf }) => amountOf).join(", ");
  return [
    {
      field: "currency",
      where: "n.keeps_amounts",
      value: "n.currency",
      message: `is not the currency that this ${kind.one} has amounts in; give them in it too, in ${kept.length === 1 ? "the column" : "columns"} ${fields}`,
    },
  ];
}

async function refuse(run: ImportRun, { field, where, value, message }: Check): Promise<number> {
  const { count } = await run.query(
    `insert into {refused} select n.line, '${field}', ${value ?? "null"}, $1 from {next} n where not n.superseded and (${where})`,
    [message],
  );
  return count;
}

async function findWarnings(run: ImportRun): Promise<{ warnings: ImportWarning[]; rounded: number }> {
  const fitting = (run.kind.warnings ?? []).filter(({ needs = [] }) => needs.every(run.has));
  const again = `the same ${run.kind.one} again as a later row; the last one counts`;
  const warnings: Warning[] = [...fitting, { where: "n.superseded", one: `says ${again}`, many: `say ${again}` }];
  const counted = await countWhere(
    run,
    warnings.map(({ where }) => where),
    true,
  );
  const found = warnings.flatMap(({ one, many }, index): ImportWarning[] => {
    const { rows, firstLine } = counted[index] ?? { rows: 0, firstLine: null };
    return rows === 0 ? [] : [{ rows, firstLine, message: rows === 1 ? one : many }];
  });
  const sum = hasMoney(run)
    ? await run.query<{ rounded: number }>("select coalesce(sum(rounded), 0)::int as rounded from {next}")
    : null;
  return { warnings: [...found, ...(await missingRates(run))], rounded: sum?.rows[0]?.rounded ?? 0 };
}

/** Amounts that cannot be told in the organisation's currency yet. */
async function missingRates(run: ImportRun): Promise<ImportWarning[]> {
  const columns = Object.entries(run.kind.reporting?.columns ?? {});
  if (columns.length === 0) return [];
  const missing = columns.map(([name, of]) => `(n.${of} is not null and n.${name} is null)`).join(" or ");
  const { rows } = await run.query<{ rows: number; firstLine: number; currency: string; day: string | null }>(
    `select count(*)::int as rows, min(n.line) as "firstLine", n.money_currency as currency, nullif(min(n.money_day), 'infinity')::text as day
     from {next} n where not n.superseded and (${missing}) group by n.money_currency order by 1 desc`,
  );
  return rows.map(({ currency, day, ...counted }) => ({
    ...counted,
    message: `${counted.rows === 1 ? "has" : "have"} amounts in ${currency} for which no exchange rate is known${day === null ? "" : `, the first on ${day}`}; figures leave them out until fx_rates are imported`,
  }));
}

async function countWhere(run: ImportRun, conditions: readonly string[], all = false): Promise<Counted[]> {
  if (conditions.length === 0) return [];
  const columns = conditions.map(
    (where, index) =>
      `count(*) filter (where ${where})::int as c${index}, min(n.line) filter (where ${where}) as l${index}`,
  );
  const { rows } = await run.query<Record<string, number | null>>(
    `select ${columns.join(", ")} from {next} n${all ? "" : " where not n.superseded"}`,
  );
  const row = rows[0] ?? {};
  return conditions.map((_, index) => ({ rows: row[`c${index}`] ?? 0, firstLine: row[`l${index}`] ?? null }));
}
