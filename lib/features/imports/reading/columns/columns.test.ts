import { describe, expect, it } from "vitest";
import { KINDS } from "../../kinds";
import { mapColumns } from "./map-columns";
import { nearestName } from "./nearest-name";
import { proposeColumns } from "./propose";

const { deals, campaigns, reps } = KINDS;

function mapped(...args: Parameters<typeof mapColumns>): Record<string, string> {
  return Object.fromEntries(mapColumns(...args).fields.map(({ field, column }) => [field.name, column]));
}

describe("which column a field is read from", () => {
  it("is the one of its name, whatever the case, spaces and underscores", () => {
    const header = ["External ID", "REP", "stage", "closedOn", "Comment"];
    expect(mapped(deals, header)).toEqual({
      external_id: "External ID",
      rep: "REP",
      stage: "stage",
      closed_on: "closedOn",
    });
    expect(mapColumns(deals, header).ignored).toEqual(["Comment"]);
  });

  it("is the one that is named, before a preset's, before its own", () => {
    const header = ["external_id", "rep", "stage", "Owner", "Seller"];
    const preset = { rep: ["Missing", "Owner"] };
    expect(mapped(deals, header, {}, preset)).toMatchObject({ rep: "Owner" });
    expect(mapped(deals, header, { rep: "seller" }, preset)).toMatchObject({ rep: "Seller" });
  });

  it("is none where that is said", () => {
    expect(mapped(reps, ["name", "region"], { region: null })).toEqual({ name: "name" });
  });

  it.each([
    [{ rep: "Salesman" }, /mapped to the column "Salesman".*did you mean "Salesmen"/],
    [{ repp: "Salesmen" }, /deals have no field repp; did you mean rep\?/],
  ])("is refused when there is no such thing: %j", (mapping, message) => {
    expect(() => mapColumns(deals, ["external_id", "stage", "Salesmen"], mapping)).toThrow(message);
  });

  it("is asked for where a required one is missing, with what is likely", () => {
    expect(() => mapColumns(deals, ["opportunity_id", "sales_agent", "deal_stage"])).toThrow(
      /no column for external_id, rep, stage.*--map external_id=opportunity_id --map rep=sales_agent --map stage=deal_stage/,
    );
  });

  it("is not looked for in a first line that holds data", () => {
    expect(() => mapColumns(deals, ["R1", "Ana", "Won", "2026-01-31"])).toThrow(/does not name its columns/);
  });

  it("knows a campaign's goals, and no others", () => {
    expect(mapped(campaigns, ["name", "Goal leads"])).toEqual({ name: "name", goal_leads: "Goal leads" });
    expect(() => mapColumns(campaigns, ["name", "goal_leeds"])).toThrow(/did you mean goal_leads\?/);
  });
});

describe("what a column most likely is", () => {
  it("is told by what others call it, once each", () => {
    const proposals = proposeColumns(deals, ["opportunity_id", "sales_agent", "close_value", "Deal stage", "zzz"]);
    expect(Object.fromEntries(proposals.map(({ field, column }) => [field, column]))).toEqual({
      external_id: "opportunity_id",
      rep: "sales_agent",
      amount: "close_value",
      stage: "Deal stage",
    });
    expect(proposals.every(({ confidence }) => confidence > 0 && confidence < 1)).toBe(true);
  });

  it("is sure of an equal name", () => {
    expect(proposeColumns(deals, ["Amount"])).toEqual([{ column: "Amount", field: "amount", confidence: 1 }]);
  });

  it("is what a preset says, even where another column has the field's name", () => {
    const preset = { amount: ["Total", "Deal value"], stage: ["Step"] };
    const proposals = proposeColumns(deals, ["Amount", "deal value", "Stage"], preset);
    expect(proposals.map(({ field, column }) => [field, column])).toEqual([
      ["amount", "deal value"],
      ["stage", "Stage"],
    ]);
  });
});

describe("the nearest known name", () => {
  const known = ["GTX Pro", "GTX Basic", "GTX Plus Pro", "MG Special", "José Álvarez"];

  it.each([
    ["GTXPro", "GTX Pro"],
    ["gtx-basic", "GTX Basic"],
    ["MG Specail", "MG Special"],
    ["Jose Alvarez", "José Álvarez"],
    ["GTK 500", null],
    ["", null],
  ])("of %j is %j", (name, expected) => {
    expect(nearestName(name, known)).toBe(expected);
  });
});
