import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import workedExamples from "@/lib/domain/commissions/golden/worked-examples.json";
import type { StatementsJson } from "@/lib/domain/commissions/statement-json";
import { run } from "./main";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "attain-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

/** Runs a command line in this process, with what it wrote. */
async function attain(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: "", err: "" };
  const into = (stream: keyof typeof written) => (chunk: unknown) => {
    written[stream] += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(into("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(into("err"));
  const code = await run(args);
  return { code, ...written };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("usage", () => {
  it.each([
    { args: [], says: "Usage: attain" },
    { args: ["sell"], says: "unknown command 'sell'" },
    { args: ["plans"], says: "Usage: attain plans" },
    { args: ["plans", "sell"], says: "unknown command 'sell'" },
    { args: ["plans", "import"], says: "missing required argument 'file'" },
    { args: ["migrate", "--sell"], says: "unknown option '--sell'" },
    { args: ["migrate", "now"], says: "too many arguments" },
    { args: ["import", "deals", "a.csv", "--preset", "excel"], says: "There is no preset excel" },
    { args: ["import", "deals", "a.csv", "--map", "repp=Seller"], says: "did you mean rep?" },
    {
      args: ["import", "deals", "a.csv", "--alias", "seller:a=b"],
      says: "an alias for seller, which deals do not have",
    },
  ])("refuses $args with 2 and says why on stderr", async ({ args, says }) => {
    const { code, out, err } = await attain(...args);

    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(says);
  });

  it.each([
    [["--help"]],
    [["plans", "--help"]],
    [["plans", "import", "--help"]],
    [["commissions", "preview", "--help"]],
    [["migrate", "--help"]],
  ])("explains %j", async (args) => {
    const { code, out } = await attain(...args);

    expect(code).toBe(0);
    expect(out).toContain("Usage: attain");
  });
});

describe("attain commissions preview", () => {
  it.each(workedExamples.map((example) => [example.title, example] as const))("%s", async (_title, example) => {
    const { code, out, err } = await attain("commissions", "preview", file("example.json", example.input), "--json");
    const { statements } = JSON.parse(out) as StatementsJson;
    const lines = Object.fromEntries(
      statements.map(({ period, lines: found }) => [
        period,
        found.map((line) => `${line.component} ${line.deal} ${line.origin_period}: ${line.credited} -> ${line.earned}`),
      ]),
    );

    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const [period, expected] of Object.entries<{ lines?: string[] }>(example.expect))
      if (expected.lines) expect(lines[period]).toEqual(expected.lines);
  });

  it("writes the words behind each line for reading", async () => {
    const [example] = workedExamples;
    const { out } = await attain("commissions", "preview", file("example.json", example?.input), "--text");

    expect(out).toContain("2026-01: earned 5000.00 USD");
    expect(out).toContain("at 10% = 5,000.00 USD");
  });

  it("writes all that pay is made of, so that it sums to what is payable, and what is outstanding after it", async () => {
    const plan = {
      name: "AE",
      currency: "USD",
      components: [{ id: "base", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } }],
      draw: { amount: "300.00", kind: "recoverable" },
      holdback: { percent: "10%", days: 10 },
    };
    const deals = [{ id: "D1", on: "2026-01-25", amount: "1000.00", credits: [{ rep: "ana", share: "100%" }] }];
    const adjustments = [
      { id: "A1", on: "2026-01-31", amount: "5.00", reason: "Trade fair", by: "Finance" },
      { id: "A2", on: "2026-02-28", amount: "-320.00", reason: "Paid twice", by: "Finance" },
    ];
    const facts = { plan, rep: "ana", periods: ["2026-01", "2026-02"], deals, adjustments };
    const { out } = await attain("commissions", "preview", file("draw.json", facts), "--text");

    expect(out.split("\n").filter((line) => !line.startsWith("    "))).toEqual([
      "2026-01: earned 100.00 USD, payable 305.00 USD",
      "  D1 base (2026-01): 100.00",
      "  kept back: D1 base (2026-01): -10.00",
      "  draw: 210.00",
      "  adjustment A1 (2026-01-31): 5.00",
      "  payable, the sum of these: 305.00",
      "  kept back after it: 10.00",
      "  owed back after it: 210.00",
      "",
      "2026-02: earned 0.00 USD, payable 0.00 USD",
      "  set free: D1 base (2026-01): 10.00",
      "  draw: 290.00",
      "  carried: 20.00",
      "  adjustment A2 (2026-02-28): -320.00",
      "  payable, the sum of these: 0.00",
      "  owed back after it: 520.00",
      "",
    ]);
    expect(out).toContain("\n    Trade fair (Finance)\n");
    expect(out).toContain("\n    10% of 100.00 USD is 10.00 USD, kept back until 2026-02-04.\n");
    expect(out).toContain(
      "The recoverable draw of 300.00 USD adds 210.00 USD; later earnings above the draw repay it.\n",
    );
  });

  it("names every fault of a plan with its place, and exits with 1", async () => {
    const plan = {
      name: "P",
      currency: "USD",
      components: [{ id: "a b", earns_on: "revenue", accumulates: "month", rate: { flat: "1" } }],
    };
    const { code, out, err } = await attain(
      "commissions",
      "preview",
      file("bad.json", { plan, rep: "ana", periods: ["May"] }),
    );

    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("components[0].rate.flat");
    expect(err).not.toContain("    at ");
  });

  it.each([
    ["a file that is not there", () => join(folder, "none.json"), "There is no file"],
    ["a folder", () => folder, "is a folder, not a file"],
    ["a file that is no JSON", () => file("text.json", "plan: x"), "is not JSON"],
  ])("refuses %s", async (_name, path, says) => {
    const { code, err } = await attain("commissions", "preview", path());

    expect(code).toBe(1);
    expect(err).toContain(says);
  });
});
