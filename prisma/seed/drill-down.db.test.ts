import { beforeAll, expect, it } from "vitest";
import { grainOf } from "@/app/(dashboard)/rows/_lib/grain";
import { loadGateFacts } from "@/lib/auth/facts";
import { createReadScope } from "@/lib/auth/gates";
import type { Role } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";
import { listDeals } from "@/lib/features/deals/queries";
import { listLeads } from "@/lib/features/leads/queries";
import { queryMetrics } from "@/lib/features/metrics/queries";
import type { MetricDefinition } from "@/lib/metrics/definition";
import { listMetrics } from "@/lib/metrics/registry";
import type { MetricCell, MetricId } from "@/lib/metrics/types";
import { setUpTestDatabase } from "@/lib/testing/database";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { seedSampleCompany } from "./index";

const database = setUpTestDatabase();
const TODAY = calendarDate("2026-11-23");
const QUARTER = period(calendarDate("2026-07-01"), calendarDate("2026-10-01"));
const ROLES: readonly Role[] = ["admin", "leadership", "finance", "sales_manager", "rep", "marketer"];

/** Figures that are one sum or count, so that their rows must make it. */
const isSum = ({ formula, unit }: MetricDefinition) =>
  formula.kind === "measure" && (unit === "money" || unit === "count");
const BEHIND = listMetrics().filter(({ rows }) => rows !== null);

/** Pay, which leadership sees in total and by team, and no rep's. */
const PAY = ["commission_earned", "commission_paid", "commission_rate", "cost_of_sale"];

const scopes = new Map<Role, ReadScope>();

beforeAll(async () => {
  await seedSampleCompany({ today: TODAY, log: () => undefined });
  for (const role of ROLES) {
    const user = await database.client.user.findFirstOrThrow({ where: { roles: { every: { role }, some: { role } } } });
    const { id: userId, name, repId } = user;
    const actor = { userId, name, repId, roles: [role], address: null, apiKeyId: null, viewedBy: null };
    scopes.set(role, createReadScope(actor, "glossary.read", { ...(await loadGateFacts(actor)), today: TODAY }));
  }
}, 180_000);

it.each(ROLES)("what is behind each figure makes the figure, as %s", async (role) => {
  const scope = scopes.get(role);
  if (!scope) throw new Error(`nobody is ${role}`);
  const compared = { sums: 0, sets: 0, refused: 0 };
  const inTotalOnly: string[] = [];
  for (const metric of BEHIND) {
    const id = metric.id as MetricId;
    const figure = await orRefused(() => figureOf(scope, id));
    const rows = await orRefused(() => rowsBehind(scope, metric));
    if (figure !== "refused" && rows === "refused") {
      inTotalOnly.push(id);
      continue;
    }
    if (figure === "refused" || rows === "refused") {
      expect([id, rows], "a figure that is refused has no rows, and the other way round").toEqual([id, figure]);
      compared.refused += 1;
      continue;
    }
    if (isSum(metric)) {
      expect([id, rows.sum], `rows of ${id}`).toEqual([id, plain(figure) ?? 0]);
      compared.sums += 1;
    } else {
      // Parts of a share are not summed: where there is a figure there are rows, and where there is none it says why.
      if (figure.value !== null) expect([id, rows.count > 0]).toEqual([id, true]);
      compared.sets += 1;
    }
  }
  expect(inTotalOnly, "figures that are told without their rows").toEqual(role === "leadership" ? PAY : []);
  process.stdout.write(`${role}: ${JSON.stringify(compared)} of ${BEHIND.length} figures with rows\n`);
  expect(compared.sums).toBeGreaterThan(10);
});

async function figureOf(scope: ReadScope, id: MetricId): Promise<MetricCell> {
  const { total } = await queryMetrics(scope, { metrics: [id], by: [], filters: [], period: QUARTER });
  return total[id] ?? { value: null };
}

/** How many rows there are, and what they sum to. */
async function rowsBehind(scope: ReadScope, metric: MetricDefinition): Promise<{ count: number; sum: number }> {
  const id = metric.id as MetricId;
  if (metric.rows === "deals") return await dealsBehind(scope, metric);
  if (metric.rows === "leads") {
    const sort = { by: "first_contact_on", descending: false } as const;
    const { count } = await listLeads(scope, { metric: id, period: QUARTER, filters: [], sort, page: 1, pageSize: 1 });
    return { count, sum: count };
  }
  const by = grainOf(metric, []);
  const { rows } = await queryMetrics(scope, { metrics: [id], by, filters: [], period: QUARTER, rowsOnly: true });
  return { count: rows.length, sum: rows.reduce((sum, { cells }) => sum + (plain(cells[id]) ?? 0), 0) };
}

async function dealsBehind(scope: ReadScope, { id, unit }: MetricDefinition): Promise<{ count: number; sum: number }> {
  const sort = { by: "closed_on", descending: false } as const;
  let [seen, minor] = [0, 0];
  for (let page = 1; ; page += 1) {
    const query = { metric: id as MetricId, period: QUARTER, filters: [], sort, page, pageSize: 1000 };
    const { rows, count } = await listDeals(scope, query);
    seen += rows.length;
    minor += rows.reduce((sum, { counted }) => sum + Number(counted?.minor ?? 0n), 0);
    if (rows.length > 0 && seen < count) continue;
    expect(seen, `all deals behind ${id}`).toBe(count);
    return { count, sum: unit === "money" ? minor : count };
  }
}

/** Money in minor units, which are whole and small enough to be exact here. */
function plain(cell: MetricCell | undefined): number | null {
  const value = cell?.value ?? null;
  return value !== null && typeof value === "object" ? Number(value.minor) : value;
}

async function orRefused<T>(read: () => Promise<T>): Promise<T | "refused"> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") return "refused";
    throw error;
  }
}
