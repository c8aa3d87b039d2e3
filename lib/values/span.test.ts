import { describe, expect, it } from "vitest";
import { BEGINNING, type CalendarDate, calendarDate as day } from "./calendar-date";
import { changeFrom, type Span, spansOn } from "./span";

type Colour = Span & { readonly colour: string };

const change = (spans: readonly Colour[], colour: string, from: CalendarDate) =>
  changeFrom(spans, { parts: ["colour"], after: { colour }, from });
const red: Colour = { colour: "red", from: BEGINNING, to: null };
const [march, may, june] = [day("2026-03-01"), day("2026-05-01"), day("2026-06-01")];
const blueFromMay: Colour[] = [
  { ...red, to: may },
  { colour: "blue", from: may, to: null },
];

describe("changeFrom", () => {
  it("ends what held the day before, and leaves earlier days", () => {
    expect(change([red], "blue", may)).toEqual(blueFromMay);
    expect(change(blueFromMay, "red", june)).toEqual([
      { ...red, to: may },
      { colour: "blue", from: may, to: june },
      { colour: "red", from: june, to: null },
    ]);
  });

  it("moves the last change to an earlier day, and not to a later one", () => {
    expect(change(blueFromMay, "blue", march)).toEqual([
      { ...red, to: march },
      { colour: "blue", from: march, to: null },
    ]);
    expect(change(blueFromMay, "blue", june)).toEqual(blueFromMay);
  });

  it("takes back a change, and overwrites what came after the day", () => {
    expect(change(blueFromMay, "red", may)).toEqual([red]);
    expect(change(blueFromMay, "green", BEGINNING)).toEqual([{ ...red, colour: "green" }]);
  });
});

it("finds what holds on a day, of which the last is exclusive", () => {
  const on = (of: CalendarDate) => spansOn(blueFromMay, of).map(({ colour }) => colour);
  expect([on(BEGINNING), on(day("2026-04-30")), on(may)]).toEqual([["red"], ["red"], ["blue"]]);
});
