import { describe, expect, it } from "vitest";
import { withBulkTransaction } from "@/lib/db/bulk";
import { queryRows, sql } from "@/lib/db/sql";
import type { RecordedFacts } from "@/lib/domain/commissions/facts";
import corrections from "@/lib/domain/commissions/golden/corrections.json";
import groupsAndFilters from "@/lib/domain/commissions/golden/groups-and-filters.json";
import money from "@/lib/domain/commissions/golden/money.json";
import planParts from "@/lib/domain/commissions/golden/plan-parts.json";
import published from "@/lib/domain/commissions/golden/published.json";
import quotas from "@/lib/domain/commissions/golden/quotas.json";
import workedExamples from "@/lib/domain/commissions/golden/worked-examples.json";
import { knownBefore } from "@/lib/domain/commissions/known-facts";
import type { Statement } from "@/lib/domain/commissions/statement";
import { calculateStatements } from "@/lib/domain/commissions/statements";
import { calculateStatementsInTurn } from "@/lib/domain/commissions/statements-in-turn";
import { clearCommissionFacts, storeCommissionFacts, updateCommissionFacts } from "@/lib/testing/commission-facts";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { testWriteScope } from "@/lib/testing/scopes";
import { addDays } from "@/lib/values/calendar-date";
import type { Decimal } from "@/lib/values/decimal";
import type { Period } from "@/lib/values/period";
import { lockMonth, recalculateStatements, setState } from "./mutations";
import { parsePreviewFile } from "./schema";

type GoldenCase = { readonly title: string; readonly input: { readonly plan: unknown } };

/** Every mechanic is stored and read once; PGlite shows that it takes the same writes. */
const CASES: Readonly<Record<string, readonly GoldenCase[]>> = {
  native: [...workedExamples, ...planParts, ...groupsAndFilters, ...money, ...quotas, ...corrections, ...published],
  pglite: workedExamples,
};

describeOnEachDatabase("recalculateStatements", (database, kind) => {
  const cases = (CASES[kind] ?? []).filter(({ input }) => isStorable(parsePreviewFile(input)));

  describe("makes of stored facts what the engine makes of a file", () => {
    it.each(cases.map((golden) => [golden.title, golden] as const))("%s", async (_title, { input }) => {
      await clearCommissionFacts(database.client);
      const facts = asStored(parsePreviewFile(input));
      const last = facts.periods.at(-1);
      const scope = testWriteScope("plans.write", {
        today: last ? addDays(last.to, -1) : "2026-03-31",
        organisation: { currency: facts.rateCurrency, fiscalYearStartMonth: facts.fiscalYearStartMonth },
      });
      await storeCommissionFacts(database.client, scope, facts, input.plan);
      await withBulkTransaction((bulk) => recalculateStatements(bulk, scope, { repIds: "all" }), database.client);

      expect(await storedLines()).toEqual(computedLines(facts));
    });
  });

  const storable = (kind === "native" ? [...corrections, ...published] : corrections.slice(0, 5)).filter(({ input }) =>
    isStorableInTurn(parsePreviewFile(input)),
  );

  describe("makes of facts as they become known, each month locked before the next, what the engine makes", () => {
    it.each(storable.map((golden) => [golden.title, golden] as const))("%s", async (_title, { input }) => {
      await clearCommissionFacts(database.client);
      const facts = asStored(parsePreviewFile(input)) as RecordedFacts;
      const scopeOn = (action: "plans.write" | "statements.lock", { to }: Period) =>
        testWriteScope(action, {
          today: addDays(to, -1),
          organisation: { currency: facts.rateCurrency, fiscalYearStartMonth: facts.fiscalYearStartMonth },
        });
      for (const [turn, month] of facts.periods.entries()) {
        const known = knownBefore(month.to, facts);
        const scope = scopeOn("plans.write", month);
        if (turn === 0) await storeCommissionFacts(database.client, scope, known, input.plan);
        else await updateCommissionFacts(database.client, known);
        await withBulkTransaction(async (bulk) => {
          await recalculateStatements(bulk, scope, { repIds: "all" });
          const lock = scopeOn("statements.lock", month);
          const due = await queryRows<Period>(
            bulk,
            sql`select distinct from_on as "from", to_on as "to" from statements
                where state <> 'locked' and from_on <= ${month.from}::date order by 1`,
          );
          for (const open of due) {
            await setState(bulk, lock, { to: "approved", where: sql`s.from_on = ${open.from}::date` });
            await lockMonth(bulk, lock, open);
          }
        }, database.client);
      }
      expect(await storedLines()).toEqual(linesOf(calculateStatementsInTurn(facts)));
    });
  });

  async function storedLines() {
    return await queryRows(
      database.client,
      sql`select to_char(s.from_on, 'YYYY-MM') as period, l.component, l.plan, d.external_id as deal, l."on", l.credited_minor as credited,
                 l.earned_minor as earned, l.explanation
          from statement_lines l join statements s on s.id = l.statement_id left join deals d on d.id = l.deal_id order by s.from_on, l.position`,
    );
  }
});

/** The product knows months, one currency of rates per organisation, no corrected facts, and one quota of a rep on a day. */
function isStorable({ statements, adjustments, deals, quotas }: RecordedFacts): boolean {
  const ids = new Set(deals.map(({ id }) => id));
  const clash = quotas.some((a) => quotas.some((b) => a !== b && a.from < b.to && b.from < a.to));
  return statements === "month" && adjustments.length === 0 && ids.size === deals.length && !clash;
}

/** The same where each month is made of what was known by its end. */
function isStorableInTurn(facts: RecordedFacts): boolean {
  const inOrder = facts.periods.every(({ to }, place) => (facts.periods[place + 1]?.from ?? to) === to);
  return facts.statements === "month" && facts.adjustments.length === 0 && inOrder;
}

/** An account has a name, and a rate comes back without zeros at its end. */
function asStored({ deals, fxRates, ...facts }: RecordedFacts): RecordedFacts {
  return {
    ...facts,
    deals: deals.map((deal) => ({ ...deal, name: deal.name ?? (deal.segment === null ? null : "An account") })),
    fxRates: fxRates.map(({ rate, ...row }) => ({ ...row, rate: withoutZeros(rate) })),
  };
}

function withoutZeros(rate: Decimal): Decimal {
  if (rate.scale === 0 || rate.units % 10n !== 0n) return rate;
  return withoutZeros({ units: rate.units / 10n, scale: rate.scale - 1 });
}

const computedLines = (facts: RecordedFacts) => linesOf(calculateStatements(facts));

function linesOf(statements: readonly Statement[]) {
  return statements.flatMap((statement) =>
    statement.lines.map(({ component, plan, deal, on, credited, earned, explanation }) => ({
      period: statement.period,
      component,
      plan,
      deal,
      on,
      credited,
      earned,
      explanation,
    })),
  );
}
