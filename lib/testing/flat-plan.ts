import { withBulkTransaction } from "@/lib/db/bulk";
import type { Client } from "@/lib/db/client";
import { recalculateStatements } from "@/lib/features/commissions/mutations";
import { parsePreviewFile } from "@/lib/features/commissions/schema";
import { storeCommissionFacts } from "./commission-facts";
import { testWriteScope } from "./scopes";

/** A plan that pays a tenth of each month's revenue. */
export const flatPlan = (name: string) => ({
  name,
  currency: "USD",
  components: [{ id: "base", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } }],
});

/** Stores what ana alone sold, an amount in dollars by day, and that she is on the flat plan `AE`. The deals are `D1`, `D2` and so on. */
export async function storeFlatFacts(client: Client, sold: Readonly<Record<string, string>>): Promise<void> {
  const plan = flatPlan("AE");
  const deals = Object.entries(sold).map(([on, amount], index) => ({
    id: `D${index + 1}`,
    on,
    amount,
    credits: [{ rep: "ana", share: "100%" }],
  }));
  const periods = [...new Set(Object.keys(sold).map((on) => on.slice(0, 7)))];
  const facts = parsePreviewFile({ plan, rep: "ana", periods, deals });
  await storeCommissionFacts(client, testWriteScope("plans.write"), facts, plan);
}

/** Computes everyone's statements anew. */
export async function calculateStatements(client: Client): Promise<void> {
  await withBulkTransaction(
    (bulk) => recalculateStatements(bulk, testWriteScope("plans.write"), { repIds: "all" }),
    client,
  );
}
