import { describe, expect, it } from "vitest";
import { readPlan } from "@/lib/domain/commissions/file/read-plan";
import { samePlan } from "@/lib/domain/commissions/same-plan";
import {
  asPercent,
  blankDraft,
  componentSentence,
  faultsOf,
  nameFault,
  renamed,
  toDraft,
  toPlanFile,
  withComponent,
  withSpiff,
} from "./draft";

const named = { ...blankDraft("USD"), name: "AE 2027" };
const QUARTER = { from: "2026-10-01", to: "2027-01-01" };

describe("a plan that is being typed", () => {
  it("begins with a component that can be stored, and wants a name", () => {
    expect(faultsOf(toPlanFile(blankDraft("USD")))).toEqual([{ where: "name", message: "write the plan's name" }]);
    expect(faultsOf(toPlanFile({ ...blankDraft("USD"), currency: "dollars" })).map(({ where }) => where)).toEqual([
      "name",
      "currency",
    ]);
    expect(faultsOf(toPlanFile(named))).toEqual([]);
  });

  it("can be stored with everything that its buttons add", () => {
    expect(faultsOf(toPlanFile(withSpiff(withSpiff(withComponent(named), QUARTER), QUARTER)))).toEqual([]);
  });

  it("names a fault by the place of its field", () => {
    const [first] = named.components;
    if (!first) throw new Error("a blank draft has a component");
    const wrong = { ...named, components: [{ ...first, part: { ...first.part, rate: { flat: "ten" } } }] };
    expect(faultsOf(toPlanFile(wrong)).map(({ where }) => where)).toEqual(["components[0].rate.flat"]);
    expect(componentSentence({ ...first.part, rate: { flat: "ten" } }, "USD")).toBeNull();
  });

  it("takes a percent without its sign, and a currency in small letters", () => {
    const [first] = named.components;
    if (!first) throw new Error("a blank draft has a component");
    const tiers = {
      over: "attainment",
      mode: "marginal",
      steps: [
        { from: "0", percent: "7.5" },
        { from: " 100 ", percent: "10%" },
      ],
    } as const;
    const typed = {
      ...named,
      currency: "eur",
      holdback: { percent: "5", days: 30 },
      components: [{ ...first, part: { ...first.part, when: { max_discount: "20" }, rate: { tiers } } }],
    };
    const file = toPlanFile(typed);
    expect(faultsOf(file)).toEqual([]);
    expect(file).toMatchObject({ currency: "EUR", holdback: { percent: "5%" } });
    expect(file.components[0]).toMatchObject({
      when: { max_discount: "20%" },
      rate: { tiers: { steps: [{ from: "0%", percent: "7.5%" }, { from: "100%" }] } },
    });
    expect(["12,5%", "twelve", "", "10%"].map(asPercent)).toEqual(["12,5%", "twelve", "", "10%"]);
    expect(faultsOf({ ...file, currency: "dollars" })).toMatchObject([{ where: "currency" }]);
  });

  it("takes amounts as people write them, and leaves what is none as it was typed", () => {
    const [first] = named.components;
    if (!first) throw new Error("a blank draft has a component");
    const tiers = { over: "amount", mode: "interpolated" } as const;
    const part = {
      ...first.part,
      when: { min_amount: "$1,000" },
      threshold: { at: "20,000", from: "zero" },
      cap: "5,000",
      bonus: [{ at: "120%", amount: "$1,200.50" }],
      rate: {
        tiers: {
          ...tiers,
          steps: [
            { from: "0", amount: "0" },
            { from: "50,000", amount: "$ 4 000" },
          ],
        },
      },
    } as const;
    const spiff = { key: "s1", isNew: true, part: { id: "s", ...QUARTER, amount: "$100", budget: "1,000 USD" } };
    const typed = {
      ...named,
      cap: "$20,000",
      draw: { amount: "3,000", kind: "recoverable" } as const,
      components: [{ ...first, part }],
      spiffs: [spiff],
    };
    const file = toPlanFile(typed);
    expect(faultsOf(file)).toEqual([]);
    expect(file).toMatchObject({
      cap: "20000",
      draw: { amount: "3000" },
      components: [
        {
          when: { min_amount: "1000" },
          threshold: { at: "20000" },
          cap: "5000",
          bonus: [{ at: "120%", amount: "1200.50" }],
          rate: { tiers: { steps: [{ from: "0" }, { from: "50000", amount: "4000" }] } },
        },
      ],
      spiffs: [{ amount: "100", budget: "1000" }],
    });
    expect(toPlanFile({ ...named, cap: "five", components: [] }).cap).toBe("five");
    expect(toPlanFile({ ...typed, currency: "EUR" }).cap).toBe("$20,000");
  });

  it("speaks of a SPIFF's last day, as the form asks for it", () => {
    const messages = (from: string, to: string) => faultsOf(toPlanFile(withSpiff(named, { from, to })));
    expect(messages("2026-12-31", "2026-10-02")).toEqual([
      {
        where: "spiffs[0].to",
        message:
          "The last day, 1\u00a0Oct\u00a02026, is before the first, 31\u00a0Dec\u00a02026; that day or later would be accepted",
      },
    ]);
    expect(messages("2026-12-31", "")).toEqual([{ where: "spiffs[0].to", message: "choose the last day" }]);
    expect(messages("2026-10-01", "2026-10-02")).toEqual([]);
  });

  it("says that a name is taken, in whatever letters", () => {
    expect(nameFault(" ae 2026", ["AE 2026"])).toMatchObject([{ where: "name" }]);
    expect(nameFault("AE 2027", ["AE 2026"])).toEqual([]);
  });

  it("stores what was stored where nothing is typed, whatever the plan has", () => {
    const stored = {
      name: "Everything",
      currency: "USD",
      components: [
        {
          id: "base",
          name: "Base",
          earns_on: "revenue",
          credited_at: "paid",
          accumulates: "quarter",
          whose: "team",
          when: { type: ["new"], product: ["Almanac"], min_amount: "100.00", max_discount: "10%" },
          rate: {
            tiers: {
              over: "attainment",
              mode: "retroactive",
              boundary: "lower",
              steps: [
                { from: "0%", to: "100%", percent: "5%" },
                { from: "100%", percent: "8%" },
              ],
            },
          },
          threshold: { at: "50%", from: "zero" },
          cap: "9000.00",
          bonus: [{ at: "120%", amount: "500.00" }],
          group: { id: "g", pick: "highest" },
        },
      ],
      spiffs: [{ id: "s", name: "Push", from: "2026-10-01", to: "2027-01-01", percent: "1%", budget: "800.00" }],
      draw: { amount: "3000.00", kind: "recoverable" },
      holdback: { percent: "10%", until: "paid" },
      clawback: { days: 90 },
      cap: "20000.00",
      fixed_rates: { EUR: "1.10", GBP: "1.27" },
    } as const;
    const again = toPlanFile(toDraft(stored));
    expect(samePlan(readPlan(again, ""), readPlan(stored, ""))).toBe(true);
    expect(again.fixed_rates).toEqual(stored.fixed_rates);
  });

  it("gives a new part an id after its name, and leaves the id of one that was stored", () => {
    const [first] = named.components;
    if (!first) throw new Error("a blank draft has a component");
    expect(renamed(named, first, "Big deals, 2027").part).toMatchObject({
      name: "Big deals, 2027",
      id: "big-deals-2027",
    });
    const stored = toDraft(toPlanFile(named));
    const [kept] = stored.components;
    if (!kept) throw new Error("a stored plan has a component");
    expect(renamed(stored, kept, "Another").part).toMatchObject({ name: "Another", id: first.part.id });
  });

  it("keeps ids apart", () => {
    const { components } = withComponent(named);
    expect(new Set(components.map(({ part }) => part.id)).size).toBe(2);
    expect(new Set(components.map(({ key }) => key)).size).toBe(2);
  });
});
