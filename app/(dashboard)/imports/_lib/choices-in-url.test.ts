import { describe, expect, it } from "vitest";
import { readChoices, writeChoices } from "./choices-in-url";

const FIELDS = ["external_id", "amount", "product"];
const PROPOSED = ["external_id", null, "amount"];

describe("choices in an address", () => {
  it("come back as they were written, beside what else stands there", () => {
    const chosen = {
      columns: ["external_id", "product", null],
      format: { dates: "dmy", decimal: "," } as const,
      skipBadRows: true,
      aliases: [{ field: "product", from: "GTX: Pro & more", to: "GTX = Pro" }],
    };
    const query = writeChoices(new URLSearchParams("upload=7&kind=deals&column=1:amount"), PROPOSED, chosen).toString();
    const params = new URLSearchParams(query);
    expect(params.get("upload")).toBe("7");
    const read = readChoices(params, FIELDS);
    expect(PROPOSED.map((field, index) => (read.columns.has(index) ? read.columns.get(index) : field))).toEqual(
      chosen.columns,
    );
    expect({ ...read, columns: null }).toEqual({ ...chosen, columns: null });
  });

  it("say nothing where all is as proposed", () => {
    const nothing = { columns: PROPOSED, format: {}, skipBadRows: false, aliases: [] };
    expect(writeChoices(new URLSearchParams("upload=7"), PROPOSED, nothing).toString()).toBe("upload=7");
  });

  it("are left out where they make no sense", () => {
    const read = readChoices(
      new URLSearchParams("column=2:nonsense&column=x:amount&dates=us&decimal=;&alias=amount&alias=colour:a=b"),
      FIELDS,
    );
    expect(read).toEqual({ columns: new Map(), format: {}, skipBadRows: false, aliases: [] });
  });
});
