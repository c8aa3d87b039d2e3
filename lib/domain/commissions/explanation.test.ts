import { describe, expect, it } from "vitest";
import type { DealFile, PreviewFile } from "./file/preview-file";
import { readPreview } from "./file/read-preview";
import { previewStatements } from "./preview";

const component: PreviewFile["plan"]["components"][number] = {
  id: "base",
  name: "New business",
  earns_on: "revenue",
  accumulates: "quarter",
  rate: { flat: "10%" },
};

function preview(
  rate: typeof component.rate,
  deals: readonly DealFile[],
  rest: Omit<Partial<PreviewFile>, "plan"> = {},
  part: Partial<typeof component> = {},
) {
  const plan = {
    name: "AE 2026",
    currency: "USD",
    components: [{ ...component, rate, ...part }],
    clawback: { days: 90 },
  };
  return previewStatements(readPreview({ plan, rep: "ines", periods: ["2026-10", "2026-11"], deals, ...rest }));
}

function texts(result: ReturnType<typeof preview>, period: number, deal: string): string[] {
  const line = result.statements[period]?.lines.find((found) => found.deal === deal);
  return line?.explanation.map(({ text }) => text) ?? [];
}

const attainment = {
  tiers: {
    over: "attainment" as const,
    mode: "marginal" as const,
    steps: [
      { from: "0%", percent: "8%" },
      { from: "100%", percent: "12%" },
    ],
  },
};
const quotas = [{ id: "q4", from: "2026-10-01", to: "2027-01-01", amount: "70000.00" }];
const before = { id: "A", on: "2026-10-02", amount: "66880.00" };

describe("a line says", () => {
  it("which deal and share, where it stood, each slice with its rate, and the sum", () => {
    const halden = {
      id: "H",
      name: "Halden Freight",
      on: "2026-10-28",
      amount: "11750.00",
      credits: [
        { rep: "ines", share: "80%" },
        { rep: "malik", name: "Malik Benson", share: "20%" },
      ],
    };
    const result = preview(attainment, [before, halden], { quotas });
    expect(texts(result, 0, "H")).toEqual([
      "Deal H (Halden Freight) won on 2026-10-28: 11,750.00 USD.",
      "The share is 80%: 9,400.00 USD credited (Malik Benson has 20%).",
      "Before it the total stood at 66,880.00 USD in 2026-Q4, plan attainment 95.54% of the 70,000.00 USD quota; after it at 76,280.00 USD, plan attainment 108.97%.",
      "3,120.00 USD up to 100% at 8% = 249.60 USD.",
      "6,280.00 USD above 100% at 12% = 753.60 USD.",
      "Together 1,003.20 USD.",
    ]);
    const line = result.statements[0]?.lines.find(({ deal }) => deal === "H");
    expect(line?.explanation.find(({ step }) => step === "accumulated")?.values).toEqual({
      window: "2026-Q4",
      before: "66880.00",
      after: "76280.00",
      quota: "70000.00",
      plan_attainment_before: "95.5429%",
      plan_attainment_after: "108.9714%",
    });
  });

  it("what a correction corrects, and what changed", () => {
    const refunded = { ...before, events: [{ type: "refunded" as const, on: "2026-11-09", amount: "7500.00" }] };
    const result = preview({ flat: "8%" }, [refunded]);
    expect(texts(result, 1, "A")).toEqual([
      "Deal A won on 2026-10-02: 66,880.00 USD.",
      "7,500.00 USD was refunded on 2026-11-09, 38 days after its credit on 2026-10-02: that takes back 7,500.00 USD.",
      "The share is 100%: 59,380.00 USD credited.",
      "Before it the total stood at 0.00 USD in 2026-Q4; after it at 59,380.00 USD.",
      "59,380.00 USD at 8% = 4,750.40 USD.",
      "Together 4,750.40 USD.",
      "For 2026-10 locked statements carry 66,880.00 USD credited and 5,350.40 USD earned; it is now 59,380.00 USD credited and 4,750.40 USD earned. The difference of -600.00 USD stands here. What changed: 7,500.00 USD refunded on 2026-11-09.",
    ]);
  });

  it("that a refund was taken back, and that the rate of exchange is another one", () => {
    const refunded = {
      ...before,
      currency: "EUR",
      events: [{ type: "refunded" as const, on: "2026-10-09", amount: "7500.00" }],
    };
    const corrected = { ...before, currency: "EUR", recorded_on: "2026-11-05" };
    const fx_rates = [
      { on: "2026-10-01", currency: "EUR", rate: "1.10" },
      { on: "2026-10-01", currency: "EUR", rate: "1.20", recorded_on: "2026-11-06" },
    ];
    expect(texts(preview({ flat: "8%" }, [refunded, corrected], { fx_rates }), 1, "A").at(-1)).toMatch(
      /What changed: the exchange rate from 1\.10 to 1\.20 and no longer 7,500\.00 EUR refunded on 2026-10-09\.$/,
    );
  });

  it("that another deal's change moved it to another tier", () => {
    const tiers = {
      ...attainment.tiers,
      over: "amount" as const,
      steps: [
        { from: "0.00", percent: "5%" },
        { from: "50000.00", percent: "10%" },
      ],
    };
    const first = { ...before, amount: "50000.00", events: [{ type: "cancelled" as const, on: "2026-11-01" }] };
    const result = preview({ tiers }, [first, { ...before, id: "B", on: "2026-10-05", amount: "50000.00" }]);
    expect(texts(result, 1, "B").at(-1)).toMatch(
      /-2,500\.00 USD stands here\. What changed: what stood before it from 50,000\.00 to 0\.00 and the rate from 10% to 5%\.$/,
    );
  });

  it("which rates held on both sides of a boundary", () => {
    const steps = [
      { from: "0.00", percent: "5.5%" },
      { from: "50000.00", percent: "7.25%" },
    ];
    const tiers = { ...attainment.tiers, over: "amount" as const, steps };
    const smaller = { ...before, amount: "40000.00", recorded_on: "2026-11-02" };
    expect(texts(preview({ tiers }, [before, smaller]), 1, "A").at(-1)).toMatch(
      /from 66,880\.00 to 40,000\.00 and the rate from 5\.5% and 7\.25% to 5\.5%\.$/,
    );
  });

  it("what went back before the money came in", () => {
    const events = [
      { type: "refunded" as const, on: "2026-10-05", amount: "6880.00" },
      { type: "paid" as const, on: "2026-10-20", amount: "66880.00" },
    ];
    const result = preview({ flat: "8%" }, [{ ...before, events }], {}, { credited_at: "paid" });
    expect(texts(result, 0, "A").slice(1, 3)).toEqual([
      "66,880.00 USD of it paid on 2026-10-20; 60,000.00 USD of it counts.",
      "6,880.00 USD was refunded on 2026-10-05, 15 days before its credit on 2026-10-20: that takes back 6,880.00 USD.",
    ]);
  });

  it("which rate holds now, and which payment came late", () => {
    const paid = { ...before, events: [{ type: "paid" as const, on: "2026-10-05", amount: "1000.00" }] };
    const late = { type: "paid" as const, on: "2026-10-20", amount: "500.00", recorded_on: "2026-11-05" };
    const more = { ...paid, events: [...paid.events, late] };
    const result = preview({ flat: "8%" }, [more], {}, { credited_at: "paid" });
    expect(texts(result, 1, "A").at(-1)).toMatch(/stands here\. What changed: 500\.00 USD paid on 2026-10-20\.$/);
  });

  it("why a deal is no longer paid at all", () => {
    const renewal = { ...before, type: "renewal" as const, recorded_on: "2026-11-02" };
    const result = preview({ flat: "8%" }, [{ ...before, type: "new" }, renewal], {}, { when: { type: ["new"] } });
    expect(texts(result, 1, "A")[0]).toBe(
      "New business no longer pays deal A, won on 2026-10-02, in this period: its type is renewal, and only new is paid.",
    );
  });

  it("that the owner is another one also where the new one is in the team", () => {
    const given = { ...before, credits: [{ rep: "bo", name: "Bo Lee", share: "100%" }], recorded_on: "2026-11-02" };
    const team = [{ rep: "bo", from: "2026-01-01" }];
    expect(texts(preview({ flat: "8%" }, [before, given], { team }), 1, "A")[0]).toBe(
      "Deal A is now credited to Bo Lee.",
    );
  });

  it("that a deal has gone to somebody else", () => {
    const given = { ...before, credits: [{ rep: "bo", name: "Bo Lee", share: "100%" }], recorded_on: "2026-11-02" };
    expect(texts(preview({ flat: "8%" }, [before, given]), 1, "A")[0]).toBe("Deal A is now credited to Bo Lee.");
  });

  it("that the owner of a deal was not in the team after all", () => {
    const bos = { ...before, credits: [{ rep: "bo", name: "Bo Lee", share: "100%" }] };
    const team = [
      { rep: "bo", from: "2026-01-01" },
      { rep: "bo", from: "2026-01-01", to: "2026-09-01", recorded_on: "2026-11-05" },
    ];
    const result = preview({ flat: "2%" }, [bos], { team }, { whose: "team" });
    expect(result.statements[1]?.earned).toBe("-1337.60");
    expect(texts(result, 1, "A")[0]).toBe("Deal A is now credited to Bo Lee, and not to the team.");
  });

  it("that a refund came too late", () => {
    const late = {
      ...before,
      on: "2026-07-01",
      recorded_on: "2026-10-01",
      events: [{ type: "refunded" as const, on: "2026-10-02" }],
    };
    expect(texts(preview({ flat: "8%" }, [late]), 0, "A")).toContain(
      "All of it was refunded on 2026-10-02, 93 days after its credit on 2026-07-01: that is outside the clawback window of 90 days and changes nothing.",
    );
  });

  it("which component of a group pays most, and nothing of it for a deal that nothing is left of", () => {
    const member = (id: string, percent: string) => ({
      ...component,
      id,
      name: id,
      rate: { flat: percent },
      group: { id: "g", pick: "highest" as const },
    });
    const plan = { name: "AE 2026", currency: "USD", components: [member("a", "5%"), member("b", "8%")] };
    const groupTexts = (events: DealFile["events"]) => {
      const deals = [{ ...before, events: events ?? null }];
      const { statements } = previewStatements(
        readPreview({ plan, rep: "ines", periods: ["2026-10", "2026-11"], deals }),
      );
      return statements.map(({ lines }) =>
        lines.map(({ earned, explanation }) => [
          earned,
          ...explanation.filter(({ step }) => step === "group").map(({ text }) => text),
        ]),
      );
    };
    const paysMost = "b pays this deal and a does not: of the group “g” the one that pays most for the deal pays.";
    expect(groupTexts(null)).toEqual([[["5350.40", paysMost]], []]);
    expect(groupTexts([{ type: "refunded", on: "2026-10-20" }])).toEqual([[["0.00"]], []]);
    expect(groupTexts([{ type: "refunded", on: "2026-11-20" }])).toEqual([[["5350.40", paysMost]], [["-5350.40"]]]);
  });

  it("at which rate of which day it was converted", () => {
    const euro = { ...before, currency: "EUR", amount: "100.00" };
    const result = preview({ flat: "8%" }, [euro], {
      fx_rates: [{ on: "2026-10-01", currency: "EUR", rate: "1.0837" }],
    });
    expect(texts(result, 0, "A").slice(0, 3)).toEqual([
      "Deal A won on 2026-10-02: 100.00 EUR.",
      "Converted at 1.0837 USD for 1 EUR (rate of 2026-10-01).",
      "The share is 100%: 108.37 USD credited.",
    ]);
  });

  it("for which span a target incentive is paid", () => {
    const target = (mode: "marginal" | "interpolated", first: string) => {
      const steps = [
        { from: "0%", of_target: first },
        { from: "100%", of_target: "200%" },
      ];
      const rate = { tiers: { ...attainment.tiers, mode, steps } };
      return texts(preview(rate, [before], { quotas, target_incentive: "7000.00" }), 0, "A").at(-2);
    };
    expect(target("marginal", "100%")).toBe(
      "66,880.00 USD up to 100% at 100% of the 7,000.00 USD quarterly target incentive for a whole quota = 6,688.00 USD.",
    );
    expect(target("interpolated", "0%")).toMatch(/^The curve of the 7,000\.00 USD quarterly target incentive pays /);
  });

  it("that a SPIFF's budget is each rep's own", () => {
    const spiff = { id: "s", from: "2026-10-01", to: "2026-11-01", amount: "100.00", budget: "60.00" };
    const plan = { name: "AE 2026", currency: "USD", components: [], spiffs: [spiff] };
    const result = previewStatements(readPreview({ plan, rep: "ines", periods: ["2026-10"], deals: [before] }));
    expect(texts(result, 0, "A").at(-1)).toBe("The budget of 60.00 USD per rep leaves 60.00 USD for it.");
  });

  it("why thirds of a cent round as they do", () => {
    const third = {
      ...before,
      amount: "1000.01",
      credits: [
        { rep: "ines", share: "33.3334%" },
        { rep: "bo", share: "66.6666%" },
      ],
    };
    expect(texts(preview({ flat: "10%" }, [third]), 0, "A").at(-1)).toBe(
      "Together 33.33 USD: the running total goes from 0.00 USD to 33.334 USD, rounded 0.00 USD and 33.33 USD.",
    );
  });

  it("which tier applies to everything, what was below the threshold, what the cap took and the bonus gave", () => {
    const retro = {
      tiers: {
        over: "amount" as const,
        mode: "retroactive" as const,
        steps: [
          { from: "0.00", percent: "5%" },
          { from: "70000.00", percent: "7%" },
        ],
      },
    };
    const deals = [before, { ...before, id: "B", on: "2026-10-03", amount: "13120.00" }];
    const parts = {
      threshold: { at: "70000.00", from: "zero" as const },
      bonus: [{ at: "80000.00", amount: "500.00" }],
      cap: "6000.00",
    };
    expect(texts(preview(retro, deals, {}, { threshold: parts.threshold }), 0, "A").slice(-2)).toEqual([
      "Below 70,000.00 USD nothing is earned.",
      "Together 0.00 USD.",
    ]);
    expect(texts(preview(retro, deals, {}, parts), 0, "B").slice(-5)).toEqual([
      "The threshold of 70,000.00 USD is reached: everything from the first unit counts.",
      "All of 80,000.00 USD at 7% = 5,600.00 USD.",
      "Bonus for reaching 80,000.00 USD: 500.00 USD.",
      "Capped: New business pays at most 6,000.00 USD in 2026-Q4.",
      "Together 6,000.00 USD.",
    ]);
    expect(texts(preview(retro, deals), 0, "B").at(-2)).toBe(
      "All of 80,000.00 USD at 7% = 5,600.00 USD; before it 66,880.00 USD at 5% = 3,344.00 USD.",
    );
  });

  it("that a level over the quota is one of plan attainment", () => {
    const parts = { threshold: { at: "100%", from: "zero" as const }, bonus: [{ at: "110%", amount: "500.00" }] };
    const deals = [before, { ...before, id: "B", on: "2026-10-03", amount: "10120.00" }];
    const result = preview({ flat: "10%" }, deals, { quotas }, parts);
    expect(texts(result, 0, "A").at(-2)).toBe("Below 100% plan attainment nothing is earned.");
    expect(texts(result, 0, "B")).toEqual(
      expect.arrayContaining([
        "The threshold of 100% plan attainment is reached: everything from the first unit counts.",
        "Bonus for reaching 110% plan attainment: 500.00 USD.",
      ]),
    );
  });
});
