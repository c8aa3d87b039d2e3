import { beforeAll, describe, expect, it } from "vitest";
import { queryRows, sql } from "@/lib/db/sql";
import { toActivityRuns } from "@/lib/domain/retention/activity-runs";
import { calculateCohorts } from "@/lib/domain/retention/cohorts";
import { type CustomerHistory, toCustomerHistories } from "@/lib/domain/retention/customer-history";
import { calculateLifetimeValue, toCustomerMonths } from "@/lib/domain/retention/lifetime-value";
import { toLifetimes } from "@/lib/domain/retention/lifetimes";
import type { Purchase, WonDeal } from "@/lib/domain/retention/purchase";
import { calculateRecurringRetention, toRecurringChanges } from "@/lib/domain/retention/recurring-retention";
import { calculateRepeatRate } from "@/lib/domain/retention/repeat-rate";
import { calculateSurvival, survivalAt } from "@/lib/domain/retention/survival";
import { queryMetrics } from "@/lib/features/metrics/queries";
import type { MetricId } from "@/lib/metrics/types";
import { setUpTestDatabase } from "@/lib/testing/database";
import { metricFacts } from "@/lib/testing/metric-facts";
import { testReadScope } from "@/lib/testing/scopes";
import { addDays, calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { loadCohorts } from ".";

const database = setUpTestDatabase();
const scope = () => testReadScope("customers.read", { today: "2026-12-31" });
const START = calendarDate("2025-01-01");
const DAYS = 720;

/** The same numbers in every run. */
function createRandom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const KINDS = [null, null, "new", "renewal", "expansion", "contraction", "contraction", "churn"] as const;
const TERMS = [null, 1, 3, 12, 36];

const typed = (type: string | undefined) => (type ? { type } : {});

let histories: readonly CustomerHistory[];

beforeAll(async () => {
  const facts = metricFacts(database.client);
  const random = createRandom(7);
  for (let customer = 1; customer <= 60; customer += 1) {
    const account = await facts.account(`C${customer}`, { segment: customer % 2 === 0 ? "even" : "odd" });
    const dealsOnly = customer % 5 === 0;
    for (let event = random(9); event >= 0; event -= 1) {
      const on = addDays(START, random(DAYS));
      const amount = random(40) * 2500;
      if (dealsOnly && event > 1) {
        await facts.deal({
          id: `${customer}-${event}`,
          account: `C${customer}`,
          reps: { Ana: 100 },
          stage: "Won",
          closed: on,
          amount: amount / 100,
          ...(random(3) > 0 ? { recurring: random(50) * 10 } : {}),
          ...(random(2) > 0 ? { cost: amount / 300 } : {}),
          ...typed(["new", "expansion", "renewal", undefined][random(4)]),
        });
      } else {
        const kind = dealsOnly ? "churn" : KINDS[random(KINDS.length)];
        const cost = random(2) > 0 ? Math.floor(amount / 3) : null;
        await facts.insert("purchases", {
          external_id: `${customer}-${event}`,
          account_id: account,
          on,
          kind: kind ?? null,
          term_months: kind === null ? null : TERMS[random(TERMS.length)],
          amount_minor: kind === null && random(8) === 0 ? -amount : amount,
          reporting_amount_minor: null,
          currency: "USD",
          cost_minor: cost,
          reporting_cost_minor: cost,
        });
      }
    }
  }
  await queryRows(database.client, sql`update purchases set reporting_amount_minor = amount_minor`);
  histories = await readHistories();
});

async function readHistories(): Promise<readonly CustomerHistory[]> {
  const purchases = await queryRows<Purchase>(
    database.client,
    sql`select account_id as customer, "on", kind::text as kind, amount_minor as amount, term_months as "termMonths", cost_minor as cost
        from purchases order by id`,
  );
  const deals = await queryRows<WonDeal>(
    database.client,
    sql`select account_id as customer, closed_on as "closedOn", type::text as type, amount_minor as amount,
          recurring_minor as "recurringAmount", cost_minor as cost
        from deals order by id`,
  );
  return toCustomerHistories(purchases, deals);
}

const Q = period(calendarDate("2026-01-01"), calendarDate("2026-04-01"));

async function value(metric: MetricId, span = Q) {
  const { total } = await queryMetrics(scope(), { metrics: [metric], by: [], filters: [], period: span });
  const cell = total[metric];
  return cell?.value !== null && typeof cell?.value === "object" ? cell.value.minor : (cell?.value ?? null);
}

describe("what the database counts is what the rules say", () => {
  it.each(["week", "month", "quarter"] as const)("cohorts by %s", async (unit) => {
    for (const unbounded of [false, true]) {
      for (const asOf of ["2026-12-31", "2026-02-14"].map(calendarDate)) {
        const view = { unit, calendar: scope().organisation, to: addDays(asOf, 1), asOf };
        const expected = calculateCohorts(toActivityRuns(histories, view, { unbounded }), view);
        expect(await loadCohorts(scope(), { unit, unbounded, asOf })).toEqual(expected);
      }
    }
  });

  it("cohorts of a fiscal year from February, from a day on", async () => {
    const as = testReadScope("customers.read", {
      today: "2026-12-31",
      organisation: { fiscalYearStartMonth: 2, weekStart: 7 },
    });
    const from = calendarDate("2025-05-10");
    for (const unit of ["week", "quarter"] as const) {
      const view = { unit, calendar: as.organisation, to: calendarDate("2027-01-01"), asOf: as.today };
      expect(await loadCohorts(as, { unit, from })).toEqual(
        calculateCohorts(toActivityRuns(histories, view, { from }), view),
      );
    }
  });

  it("recurring retention", async () => {
    const { grr, nrr, logoChurn } = calculateRecurringRetention(toRecurringChanges(histories, Q, scope().today));
    expect(await value("grr")).toBeCloseTo(grr ?? Number.NaN, 12);
    expect(await value("nrr")).toBeCloseTo(nrr ?? Number.NaN, 12);
    expect(await value("logo_churn")).toBe(logoChurn.value);
    expect(logoChurn.count).toBeGreaterThan(0);
  });

  it("recurring retention of each quarter", async () => {
    const year = period(calendarDate("2025-04-01"), calendarDate("2026-10-01"));
    const { rows } = await queryMetrics(scope(), { metrics: ["nrr"], by: ["quarter"], filters: [], period: year });
    expect(rows).toHaveLength(6);
    for (const { span, cells } of rows) {
      const { nrr } = calculateRecurringRetention(toRecurringChanges(histories, span ?? Q, scope().today));
      expect(cells.nrr?.value).toBeCloseTo(nrr ?? Number.NaN, 12);
    }
  });

  it("lifetime value", async () => {
    const expected = calculateLifetimeValue(toCustomerMonths(histories, Q, scope().today, scope().organisation));
    expect(await value("ltv")).toBe(expected.value);
    expect(expected.churned).toBeGreaterThan(0);
  });

  it("survival", async () => {
    const curve = calculateSurvival(toLifetimes(histories, { to: Q.to, asOf: scope().today }));
    expect(await value("survival")).toBe(survivalAt(curve, 365));
    expect(curve.ended).toBeGreaterThan(0);
  });

  it("repeat rate", async () => {
    for (const span of [Q, period(START, calendarDate("2027-01-01"))])
      expect(await value("repeat_rate", span)).toBe(calculateRepeatRate(histories, span).value);
  });

  it("by segment, whose parts are the whole", async () => {
    const { rows, total } = await queryMetrics(scope(), {
      metrics: ["repeat_rate", "logo_churn", "ltv"],
      by: ["segment"],
      filters: [],
      period: Q,
    });
    expect(rows.map(({ key }) => key.segment)).toEqual(
      expect.arrayContaining([
        { id: "odd", name: "odd" },
        { id: "even", name: "even" },
      ]),
    );
    for (const metric of ["repeat_rate", "logo_churn", "ltv"] as const)
      expect(rows.reduce((sum, { cells }) => sum + (cells[metric]?.n ?? 0), 0)).toBe(total[metric]?.n);
  });
});
