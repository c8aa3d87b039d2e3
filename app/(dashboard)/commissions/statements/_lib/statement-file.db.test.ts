import { expect, it } from "vitest";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { explanationText } from "@/lib/domain/commissions/explanation";
import { previewCommissions } from "@/lib/features/commissions/queries";
import { parsePreviewFile } from "@/lib/features/commissions/schema";
import { clearCommissionFacts, storeCommissionFacts } from "@/lib/testing/commission-facts";
import { setUpTestDatabase } from "@/lib/testing/database";
import { calculateStatements, flatPlan, storeFlatFacts } from "@/lib/testing/flat-plan";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { loadStatement, loadStatementFile } from "./load-statement";
import { payStepsOf } from "./pay-steps";

const database = setUpTestDatabase();

it("holds every correction, however many they are", async () => {
  await storeFlatFacts(database.client, { "2026-03-20": "1000.00" });
  await calculateStatements(database.client);
  const [march] = await queryRows<{ id: number }>(
    database.client,
    sql`select id from statements where from_on = '2026-03-01'`,
  );
  await execute(
    database.client,
    sql`insert into statement_lines (statement_id, position, component, component_name, plan, origin_on, "on", measure, credited_minor, earned_minor, explanation)
        select ${march?.id ?? 0}::int, 10 + n, 'base', 'Base', 'AE', '2026-02-01', '2026-03-01', 'revenue', 0, n, '[]' from generate_series(1, 1234) n`,
  );
  const { name, csv } = await loadStatementFile(testReadScope("commissions.read"), String(march?.id));
  expect(name).toBe("statement ana March\u00a02026");
  const kinds = csv.split("\n").map((line) => line.replace("\uFEFF", "").split(",")[0]);
  expect(kinds.filter((kind) => kind === "Correction")).toHaveLength(1234);
  expect(kinds.filter((kind) => kind === "Line")).toHaveLength(1);
});

it("says of a draw and of the balance what the page and a preview of the same facts say", async () => {
  await clearCommissionFacts(database.client);
  const plan = { ...flatPlan("AE"), draw: { amount: "3000.00", kind: "recoverable" } };
  const sold: [string, string][] = [
    ["2026-01-20", "20000.00"],
    ["2026-02-20", "25000.00"],
    ["2026-03-20", "50000.00"],
  ];
  const credits = [{ rep: "ana", share: "100%" }];
  const deals = sold.map(([on, amount]) => ({ id: `D${on}`, on, amount, credits }));
  const file = { plan, rep: "ana", periods: sold.map(([on]) => on.slice(0, 7)), deals };
  await storeCommissionFacts(database.client, testWriteScope("plans.write"), parsePreviewFile(file), plan);
  await calculateStatements(database.client);
  const stored = await queryRows<{ id: number; month: string }>(
    database.client,
    sql`select id, to_char(from_on, 'YYYY-MM') as month from statements order by from_on`,
  );
  const scope = testReadScope("commissions.read");
  for (const { period, draw, explanation } of previewCommissions(file).statements) {
    const id = String(stored.find(({ month }) => month === period)?.id);
    const detail = await loadStatement(scope, id);
    const { csv } = await loadStatementFile(scope, id);
    const said = explanationText(explanation.draw);
    expect(detail.statement.explanation).toEqual(explanation);
    expect(payStepsOf(detail).find(({ label }) => label === "Draw")?.words).toBe(said);
    expect(csv).toMatch(new RegExp(`^Draw,.*,${draw},USD,"?${said}"?\r?$`, "m"));
    expect(explanation.balance).toHaveLength(1);
  }
});
