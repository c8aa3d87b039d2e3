import readExcelFile from "read-excel-file/node";
import { beforeAll, expect, it } from "vitest";
import type { Role } from "@/lib/auth/permissions";
import { execute, sql } from "@/lib/db/sql";
import { storeRep } from "@/lib/testing/commission-facts";
import { setUpTestDatabase } from "@/lib/testing/database";
import { calculateStatements, storeFlatFacts } from "@/lib/testing/flat-plan";
import { testReadScope } from "@/lib/testing/scopes";
import { readView } from "../../../_lib/view";
import { type CostFile, toCostFile } from "./cost-file";

const database = setUpTestDatabase();

beforeAll(async () => {
  await storeFlatFacts(database.client, { "2026-02-20": "1000.00", "2026-03-20": "2000.00" });
  const ana = await storeRep(database.client, "ana");
  await execute(
    database.client,
    sql`with t as (insert into teams (name) values ('North') returning id)
        insert into team_memberships (rep_id, from_on, team_id) select ${ana}, '0001-01-01', id from t`,
  );
  await execute(database.client, sql`update deals set reporting_amount_minor = amount_minor`);
  await execute(database.client, sql`update deal_credits set reporting_amount_minor = amount_minor`);
  await calculateStatements(database.client);
});

async function fileOf(role: Role, address: string, { table = "cost", format = "csv" }: Partial<CostFile> = {}) {
  const scope = testReadScope("commissions.totals", { role });
  const view = await readView(scope, "/commissions/cost", new URLSearchParams(address), []);
  return await toCostFile(scope, view, { table, format });
}
const MARCH = "period=custom&from=2026-03-01&to=2026-04-01";
const rowsOf = (file: string | Buffer) => String(file).replace("\uFEFF", "").trim().split("\n");

it("holds the cost as the page shows it", async () => {
  const { name, file } = await fileOf("leadership", MARCH);
  expect(name).toMatch(/^commission cost by team /);
  expect(rowsOf(file)).toEqual([
    "Team,Revenue,Commission earned,Commission cost of revenue,Currency",
    "North,2000.00,200.00,0.1,USD",
  ]);
  const [sheet] = await readExcelFile(
    Buffer.from((await fileOf("finance", `${MARCH}&by=plan`, { format: "xlsx" })).file),
  );
  expect(sheet?.data.map((row) => row.slice(0, 2))).toEqual([
    ["Plan", "Commission earned"],
    ["AE", 200],
  ]);
});

it("holds what has accrued and was paid", async () => {
  const { name, file } = await fileOf("leadership", MARCH, { table: "balance" });
  expect(name).toBe("commission accrued and paid up to 2026-03-31");
  expect(rowsOf(file)).toEqual([
    "Up to,Currency,Earned,Accrued,Paid,Payable,Running month",
    "2026-03-31,USD,300.00,300.00,0.00,100.00,200.00",
  ]);
});

it("holds what has accrued by any day, for those who see every rep's pay", async () => {
  const day = `${MARCH}&day=2026-03-19`;
  const { name, file } = await fileOf("finance", day, { table: "balance" });
  expect(name).toBe("commission accrued and paid up to 2026-03-19");
  expect(rowsOf(file)[1]).toBe("2026-03-19,USD,100.00,100.00,0.00,100.00");
  await expect(fileOf("leadership", day, { table: "balance" })).rejects.toMatchObject({ code: "forbidden" });
  const monthEnd = await fileOf("leadership", `${MARCH}&day=2026-02-28`, { table: "balance" });
  expect(rowsOf(monthEnd.file)[1]).toBe("2026-02-28,USD,100.00,100.00,0.00,100.00");
  const ahead = await fileOf("finance", `${MARCH}&day=2026-04-01`, { table: "balance" });
  expect(ahead.name).toBe("commission accrued and paid up to 2026-03-31");
});

it("tells those who see totals only no part of a month, and no split but by team", async () => {
  const week = "period=custom&from=2026-03-16&to=2026-03-23";
  await expect(fileOf("leadership", week)).rejects.toMatchObject({ code: "forbidden" });
  await expect(fileOf("leadership", week, { table: "balance" })).rejects.toMatchObject({ code: "forbidden" });
  expect(rowsOf((await fileOf("finance", week)).file)).toHaveLength(2);
  expect(rowsOf((await fileOf("leadership", `${MARCH}&by=plan`)).file)[0]).toMatch(/^Team,/);
});
