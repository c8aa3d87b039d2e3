import { describe, expect, it } from "vitest";
import { calendarDate } from "@/lib/values/calendar-date";
import { ppm } from "@/lib/values/percentage";
import type { CommissionFacts } from "./facts";
import type { PreviewFile } from "./file/preview-file";
import { readPreview } from "./file/read-preview";
import { knownBefore } from "./known-facts";
import { previewStatements } from "./preview";
import { calculateStatements } from "./statements";
import { calculateStatementsInTurn } from "./statements-in-turn";

const accelerated: PreviewFile["plan"]["components"][number] = {
  id: "base",
  name: "New business",
  earns_on: "revenue",
  accumulates: "quarter",
  rate: {
    tiers: {
      over: "attainment",
      mode: "marginal",
      steps: [
        { from: "0%", percent: "8%" },
        { from: "100%", percent: "12%" },
      ],
    },
  },
};
const flat: PreviewFile["plan"]["components"][number] = {
  id: "flat",
  earns_on: "revenue",
  accumulates: "month",
  rate: { flat: "10%" },
};
const quota = { id: "q", from: "2026-01-01", to: "2026-04-01", amount: "100000.00" };
const deal = { id: "D1", on: "2026-01-15", amount: "1000.00" };

function file(
  components: PreviewFile["plan"]["components"],
  rest: Omit<Partial<PreviewFile>, "plan"> = {},
): PreviewFile {
  return {
    plan: { name: "AE", currency: "USD", components },
    rep: "ana",
    periods: ["2026-01"],
    deals: [deal],
    ...rest,
  };
}

/** All facts of a file at once, nothing locked. */
function openFacts(preview: PreviewFile): CommissionFacts {
  const facts = readPreview(preview);
  return { ...knownBefore(calendarDate("2030-01-01"), facts), periods: facts.periods };
}

function totals(statements: ReturnType<typeof calculateStatements>) {
  return statements.map(({ period, lines }) => [
    period,
    lines.map((line) => `${line.deal} ${line.originPeriod} ${line.earned}`),
  ]);
}

describe("what is not known", () => {
  it("a missing quota pays nothing on its component, is named, and leaves other components alone", () => {
    const [statement] = calculateStatementsInTurn(readPreview(file([accelerated, flat])));
    expect(statement?.lines.map(({ component, earned }) => [component, earned])).toEqual([["flat", 10_000n]]);
    expect(statement?.problems).toEqual([
      {
        kind: "quota",
        where: "base",
        message: "There is no quota for 2026-Q1. New business pays nothing yet for deal D1.",
      },
    ]);
  });

  it("a quota of zero is none, since attainment would be undefined", () => {
    const zero = file([accelerated], { quotas: [{ ...quota, amount: "0.00" }] });
    expect(calculateStatementsInTurn(readPreview(zero))[0]?.problems[0]?.message).toMatch(
      /^The quota for 2026-Q1 is zero/,
    );
  });

  it("a quota that comes later pays what waited", () => {
    const late = file([accelerated], {
      periods: ["2026-01", "2026-02"],
      quotas: [{ ...quota, recorded_on: "2026-02-03" }],
    });
    const [january, february] = calculateStatementsInTurn(readPreview(late));
    expect([january?.earned, january?.problems.length]).toEqual([0n, 1]);
    expect(totals(february ? [february] : [])).toEqual([["2026-02", ["D1 2026-01 8000"]]]);
  });

  it("a missing exchange rate stops its deal and those after it in the window, not those before it", () => {
    const deals = [
      { ...deal, id: "A", on: "2026-01-10" },
      { ...deal, id: "B", on: "2026-01-11", currency: "EUR" },
      { ...deal, id: "C", on: "2026-01-12" },
    ];
    const [statement] = calculateStatements(openFacts(file([flat], { deals })));
    expect(totals(statement ? [statement] : [])).toEqual([["2026-01", ["A 2026-01 10000"]]]);
    expect(statement?.problems).toEqual([
      {
        kind: "exchange_rate",
        where: "flat",
        message:
          "There is no exchange rate for EUR on or before 2026-01-11, which deal B needs. flat pays nothing yet for deal B and 1 more after it.",
      },
    ]);
  });

  it("a preview without a rate is refused, naming the currency and the date", () => {
    const facts = readPreview(
      file([flat], {
        deals: [{ ...deal, currency: "EUR" }],
        fx_rates: [{ on: "2026-01-16", currency: "EUR", rate: "1.1" }],
      }),
    );
    expect(() => previewStatements(facts)).toThrow(/EUR on or before 2026-01-15/);
  });

  it("a margin without a cost and a target without an incentive are named", () => {
    const margin = { ...flat, id: "margin", earns_on: "margin" as const };
    const target = {
      ...accelerated,
      id: "target",
      rate: {
        tiers: { over: "attainment" as const, mode: "marginal" as const, steps: [{ from: "0%", of_target: "100%" }] },
      },
    };
    const [statement] = calculateStatementsInTurn(readPreview(file([margin, target], { quotas: [quota] })));
    expect(statement?.problems.map(({ kind }) => kind)).toEqual(["cost", "target_incentive"]);
    expect(statement?.lines).toEqual([]);
  });

  it("what was locked stays as it was while it cannot be computed anew", () => {
    const facts = openFacts(file([accelerated], { quotas: [quota] }));
    const locked = calculateStatements(facts);
    const february = readPreview(file([flat], { periods: ["2026-02"] })).periods;
    const [next] = calculateStatements({ ...facts, quotas: [], periods: february }, locked);
    expect([next?.earned, next?.lines, next?.problems.length]).toEqual([0n, [], 1]);
  });

  it("a credit after the rep has left is left to finance", () => {
    const [statement] = calculateStatementsInTurn(readPreview(file([flat], { ended_on: "2026-01-14" })));
    expect([statement?.earned, statement?.problems[0]?.kind]).toEqual([0n, "left"]);
  });

  it("a credit after the rep has left is paid where finance decided so, and is settled where it decided against", () => {
    const facts = openFacts(file([flat], { ended_on: "2026-01-14" }));
    const decided = (pays: boolean) => {
      const decision = { deal: deal.id, pays, reason: "Signed before leaving.", by: "Kim" };
      return calculateStatements({ ...facts, leaverDecisions: [decision] })[0];
    };
    const [undecided] = calculateStatements(facts);
    expect(undecided?.problems).toMatchObject([{ kind: "left", deal: deal.id }]);
    const [stayed] = calculateStatements({ ...facts, endedOn: null });
    expect(decided(true)).toMatchObject({ earned: stayed?.earned, problems: [] });
    expect(decided(true)?.lines[0]?.explanation.at(-1)?.text).toContain("Kim decided that it is paid: Signed before");
    expect(decided(false)).toMatchObject({ earned: 0n, lines: [], problems: [] });
  });

  it("a locked credit says on its correction that the rep had left before it", () => {
    const facts = openFacts(file([flat]));
    const february = readPreview(file([flat], { periods: ["2026-02"] })).periods;
    const left = { ...facts, endedOn: calendarDate("2026-01-14"), periods: february };
    const [next] = calculateStatements(left, calculateStatements(facts));
    expect(next?.lines[0]?.explanation[0]?.text).toMatch(/in this period: ana left on 2026-01-14\.$/);
  });
});

describe("a released credit of a window that lies wholly after the rep left", () => {
  const released = (quotas: PreviewFile["quotas"]) => {
    const facts = openFacts(file([accelerated], { ended_on: "2025-12-20", quotas }));
    const decision = { deal: deal.id, pays: true, reason: "Signed before leaving.", by: "Kim" };
    return calculateStatements({ ...facts, leaverDecisions: [decision] })[0];
  };

  it("is measured by that window's quota as it is set", () => {
    expect(released([{ ...quota, amount: "500.00" }])).toMatchObject({ earned: 4_000n + 6_000n, problems: [] });
  });

  it("pays nothing yet without one, and says which would be accepted", () => {
    expect(released([])).toMatchObject({
      earned: 0n,
      problems: [
        {
          kind: "quota",
          message:
            "There is no quota for 2026-Q1, in which the rep is not employed; one that is set for it counts in full. New business pays nothing yet for deal D1.",
        },
      ],
    });
  });
});

describe("plans over time", () => {
  const months = { periods: ["2026-01", "2026-02"], deals: [deal, { ...deal, id: "D2", on: "2026-02-15" }] };

  it("a deal is paid by the version in force when it was won, on what has accumulated in all versions", () => {
    const tiered = (percent: string) => ({
      ...flat,
      accumulates: "quarter" as const,
      rate: {
        tiers: {
          over: "amount" as const,
          mode: "marginal" as const,
          steps: [
            { from: "0.00", percent: "1%" },
            { from: "1000.00", percent },
          ],
        },
      },
    });
    const facts = openFacts(file([tiered("10%")], months));
    const [newer] = openFacts(file([tiered("20%")], months)).planVersions;
    if (!newer) throw new Error("a plan was read");
    const planVersions = [...facts.planVersions, { ...newer, from: calendarDate("2026-02-01") }];
    const deals = facts.deals.map((won) => ({ ...won, amount: 150_000n }));
    expect(totals(calculateStatements({ ...facts, planVersions, deals }))).toEqual([
      ["2026-01", ["D1 2026-01 6000"]],
      ["2026-02", ["D2 2026-02 30000"]],
    ]);
  });

  it("a deal won before the assignment or after its end pays nothing", () => {
    const facts = openFacts(file([flat], months));
    const [assignment] = facts.assignments;
    if (!assignment) throw new Error("an assignment was read");
    const ended = { ...assignment, to: calendarDate("2026-02-15") };
    expect(totals(calculateStatements({ ...facts, assignments: [ended] }))).toEqual([
      ["2026-01", ["D1 2026-01 10000"]],
      ["2026-02", []],
    ]);
    expect(calculateStatements({ ...facts, assignments: [] })).toEqual([]);
  });

  it("plans in two currencies are refused", () => {
    const facts = openFacts(file([flat], months));
    const euro = readPreview({ ...file([flat]), plan: { name: "EU", currency: "EUR", components: [flat] } });
    const both = {
      ...facts,
      planVersions: [...facts.planVersions, ...euro.planVersions],
      assignments: [...facts.assignments, ...euro.assignments],
    };
    expect(() => calculateStatements(both)).toThrow(/EUR and USD/);
  });
});

describe("with nothing locked", () => {
  it("a deal after the last period is not in it", () => {
    const facts = openFacts(file([flat], { deals: [deal, { ...deal, id: "D2", on: "2026-02-01" }] }));
    expect(totals(calculateStatements(facts))).toEqual([["2026-01", ["D1 2026-01 10000"]]]);
  });

  it("a refund stands in the period of its deal; once that is locked, in the next one", () => {
    const refunded = file([flat], {
      periods: ["2026-01", "2026-02"],
      deals: [{ ...deal, events: [{ type: "refunded", on: "2026-02-10", amount: "400.00" }] }],
    });
    const facts = openFacts(refunded);
    expect(totals(calculateStatements(facts))).toEqual([
      ["2026-01", ["D1 2026-01 6000"]],
      ["2026-02", []],
    ]);

    const [january] = calculateStatements({
      ...facts,
      deals: facts.deals.map((won) => ({ ...won, events: [] })),
      periods: facts.periods.slice(0, 1),
    });
    if (!january) throw new Error("a statement was made");
    const next = calculateStatements({ ...facts, periods: facts.periods.slice(1) }, [january]);
    expect(totals(next)).toEqual([["2026-02", ["D1 2026-01 -4000"]]]);
    expect(next[0]?.lines.map(({ on }) => on)).toEqual(["2026-02-01"]);
  });
});

describe("facts that contradict each other are refused", () => {
  const refuses = (preview: PreviewFile, message: RegExp) =>
    expect(() => calculateStatementsInTurn(readPreview(preview))).toThrow(message);

  it.each<[string, PreviewFile, RegExp]>([
    [
      "shares that do not sum to 100%",
      file([flat], { deals: [{ ...deal, credits: [{ rep: "ana", share: "60%" }] }] }),
      /deal D1: its direct shares sum to 60%/,
    ],
    [
      "a share of nothing",
      file([flat], {
        deals: [
          {
            ...deal,
            credits: [
              { rep: "ana", share: "100%" },
              { rep: "bo", share: "0%", overlay: true },
            ],
          },
        ],
      }),
      /deal D1: a credit has no share/,
    ],
    [
      "an amount below zero",
      file([flat], { deals: [{ ...deal, amount: "-1.00" }] }),
      /deal D1: its amount is below zero/,
    ],
    [
      "one deal recorded twice on a day",
      file([flat], { deals: [deal, { ...deal, amount: "2.00" }] }),
      /deal D1: is recorded twice on 2026-01-15/,
    ],
    [
      "two rates for one day",
      file([flat], {
        fx_rates: [
          { on: "2026-01-01", currency: "EUR", rate: "1" },
          { on: "2026-01-01", currency: "EUR", rate: "2" },
        ],
      }),
      /EUR on 2026-01-01: is recorded twice/,
    ],
    ["a period twice", file([flat], { periods: ["2026-01", "2026-01"] }), /2026-01-01: is there twice/],
    [
      "a quota that ends before it begins",
      file([flat], { quotas: [{ ...quota, to: "2025-01-01" }] }),
      /quota q: ends on 2025-01-01/,
    ],
  ])("%s", (_title, preview, message) => refuses(preview, message));
});

describe("team shares", () => {
  it("of several members in one deal are credited as one, by the exact shares", () => {
    const facts = openFacts(
      file([{ ...flat, whose: "team" }], {
        team: ["bo", "cy"],
        deals: [
          {
            ...deal,
            amount: "100.00",
            credits: [
              { rep: "bo", share: "33.3334%" },
              { rep: "cy", share: "33.3333%" },
              { rep: "di", share: "33.3333%" },
            ],
          },
        ],
      }),
    );
    expect(facts.deals[0]?.credits[0]?.share).toBe(ppm(333_334n));
    expect(calculateStatements(facts)[0]?.lines[0]?.credited).toBe(6_667n);
  });
});
