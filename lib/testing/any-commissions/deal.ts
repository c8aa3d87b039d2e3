import fc from "fast-check";
import type { DealFile, EventFile } from "@/lib/domain/commissions/file/preview-file";
import { moneyToDecimalText } from "@/lib/values/money";
import { day, minor, portion, seldom } from "./choices";

export const dealChoices = fc.record({
  on: day,
  minor,
  euro: fc.boolean(),
  cost: fc.option(portion, { freq: 8 }),
  recurring: fc.option(portion),
  units: fc.constantFrom("1", "2", "0.5", "7.333333"),
  discount: fc.option(portion),
  type: fc.constantFrom("new", "renewal"),
  product: fc.constantFrom("a", "b"),
  credits: fc.nat(6),
  part: portion,
  events: fc.array(
    fc.record({
      type: fc.constantFrom(
        "invoiced" as const,
        "paid" as const,
        "paid" as const,
        "refunded" as const,
        "cancelled" as const,
      ),
      on: day,
      percent: fc.option(fc.integer({ min: 0, max: 120 })),
    }),
    { maxLength: 4, size: "max" },
  ),
  late: seldom(day),
  edit: fc.option(fc.record({ on: day, minor, credits: fc.nat(6), moved: fc.option(day) }), { freq: 2 }),
});

type DealChoices = typeof dealChoices extends fc.Arbitrary<infer T> ? T : never;

function creditsOf(pattern: number, part: number): DealFile["credits"] {
  const [rest, own] = [`${100 - part}%`, `${part}%`];
  const thirds = ["33.3334%", "33.3333%", "33.3333%"] as const;
  const patterns = [
    [{ rep: "ana", share: "100%" }],
    [{ rep: "bo", share: "100%" }],
    [
      { rep: "bo", share: rest },
      { rep: "ana", share: own },
    ],
    [
      { rep: "ana", share: thirds[0] },
      { rep: "bo", share: thirds[1] },
      { rep: "cy", share: thirds[2] },
    ],
    [
      { rep: "cy", share: "100%" },
      { rep: "ana", share: own, overlay: true },
    ],
    [
      { rep: "ana", share: own },
      { rep: "cy", share: rest },
      { rep: "ana", share: "20%", overlay: true },
    ],
    [
      { rep: "bo", share: own },
      { rep: "cy", share: rest },
    ],
  ];
  return patterns[pattern];
}

/** A deal as it was recorded first, and the edit of it where there is one. */
export function dealFiles(choices: DealChoices, id: string, isComplete: boolean): DealFile[] {
  const { on, euro, type, product, units, part } = choices;
  const currency = euro ? "EUR" : "USD";
  const text = (amount: number) => moneyToDecimalText({ minor: BigInt(amount), currency });
  const cost = choices.cost ?? (isComplete ? 50 : null);
  const first: DealFile = {
    id,
    on,
    amount: text(choices.minor),
    currency,
    cost: cost === null ? null : text(Math.floor((choices.minor * cost) / 80)),
    recurring_amount: choices.recurring === null ? null : text(Math.floor((choices.minor * choices.recurring) / 100)),
    list_amount: choices.discount === null ? null : text(Math.floor((choices.minor * (100 + choices.discount)) / 100)),
    units,
    type,
    product,
    credits: creditsOf(choices.credits, part) ?? null,
    events: choices.events.map(({ type: kind, on: eventOn, percent }): EventFile => {
      const amount = percent === null ? null : text(Math.floor((choices.minor * percent) / 100));
      return { type: kind, on: eventOn, amount };
    }),
    recorded_on: choices.late !== null && choices.late > on ? choices.late : on,
  };
  const { edit } = choices;
  if (edit === null || edit.on <= (first.recorded_on ?? on)) return [first];
  const credits = creditsOf(edit.credits, part) ?? null;
  return [first, { ...first, on: edit.moved ?? on, amount: text(edit.minor), credits, recorded_on: edit.on }];
}
