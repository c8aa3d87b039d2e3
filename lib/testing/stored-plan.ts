import type { Client } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { parsePreviewFile } from "@/lib/features/commissions/schema";
import { calendarDate } from "@/lib/values/calendar-date";
import { clearCommissionFacts, storeCommissionFacts } from "./commission-facts";
import { testWriteScope } from "./scopes";

/** The months that the deals of `storePlan` are looked at in. */
export const PLAN_PERIOD = { from: calendarDate("2026-01-01"), to: calendarDate("2026-04-01") };

export const quarterlyPlan = (percent: string, name = "AE 2026") => ({
  name,
  currency: "USD",
  components: [{ id: "base", name: "Base", earns_on: "revenue", accumulates: "quarter", rate: { flat: percent } }],
});

/** Stores a plan of 10%, the rep on it and three deals, in place of what was there. */
export async function storePlan(client: Client): Promise<{ ana: number; planId: number }> {
  await clearCommissionFacts(client);
  const credits = [{ rep: "ana", share: "100%" }];
  const input = {
    plan: quarterlyPlan("10%"),
    rep: "ana",
    periods: ["2026-01", "2026-02", "2026-03"],
    deals: [
      { id: "D0", on: "2025-12-15", amount: "7000.00", credits },
      { id: "D1", on: "2026-01-15", amount: "40000.00", credits },
      { id: "D2", on: "2026-02-15", amount: "20000.00", credits },
    ],
  };
  await storeCommissionFacts(client, testWriteScope("plans.write"), parsePreviewFile(input), quarterlyPlan("10%"));
  return { ana: await idOf(client, "reps", "ana"), planId: await idOf(client, "plans", "AE 2026") };
}

/** The id of a row by its name; 0 where there is none. */
export async function idOf(client: Client, table: "reps" | "plans", name: string): Promise<number> {
  const [row] = await queryRows<{ id: number }>(
    client,
    table === "reps" ? sql`select id from reps where name = ${name}` : sql`select id from plans where name = ${name}`,
  );
  return row?.id ?? 0;
}

/** What was put on record last. */
export async function lastSummaries(client: Client, count: number): Promise<string[]> {
  const rows = await queryRows<{ summary: string }>(
    client,
    sql`select summary from audit_entries order by id desc limit ${count}::int`,
  );
  return rows.map(({ summary }) => summary).reverse();
}
