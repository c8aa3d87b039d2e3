import { expect, it } from "vitest";
import { withBulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { recalculateStatements } from "@/lib/features/commissions/mutations";
import { parsePreviewFile } from "@/lib/features/commissions/schema";
import { storeCommissionFacts } from "@/lib/testing/commission-facts";
import { setUpTestDatabase } from "@/lib/testing/database";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { loadStatementFile } from "./load-statement";

const plan = {
  name: "AE",
  currency: "USD",
  components: [{ id: "base", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } }],
};
const facts = {
  plan,
  rep: "ana",
  periods: ["2026-03"],
  deals: [{ id: "D1", on: "2026-03-20", amount: "1000.00", credits: [{ rep: "ana", share: "100%" }] }],
};

const database = setUpTestDatabase();

it("holds every correction, however many they are", async () => {
  const write = testWriteScope("plans.write");
  await storeCommissionFacts(database.client, write, parsePreviewFile(facts), plan);
  await withBulkTransaction((bulk) => recalculateStatements(bulk, write, { repIds: "all" }), database.client);
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
