import { expect, it } from "vitest";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { setUpTestDatabase } from "@/lib/testing/database";
import { calculateStatements, storeFlatFacts } from "@/lib/testing/flat-plan";
import { testReadScope } from "@/lib/testing/scopes";
import { loadStatementFile } from "./load-statement";

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
