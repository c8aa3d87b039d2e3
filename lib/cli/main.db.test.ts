import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import workedExamples from "@/lib/domain/commissions/golden/worked-examples.json";
import { type AttainOutcome, attain, servedAt, setUpAttain } from "@/lib/testing/attain";
import { setUpTestDatabase } from "@/lib/testing/database";
import { createOpenFolder } from "@/lib/testing/database-server";

const database = setUpTestDatabase();
const attainHere = setUpAttain(database);

let folder = "";
beforeAll(() => {
  folder = createOpenFolder();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type QueryRow = { readonly rep: { readonly name: string }; readonly commission_earned: { readonly minor: string } };

const onServer = () => servedAt(database.url);

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const accelerator = workedExamples.find(({ input }) => "quotas" in input)?.input.plan;

describe("attain", () => {
  it("takes reps, deals, a plan, its assignments and quotas in, and says what each rep is owed", async () => {
    const plan = file("plan.json", JSON.stringify({ ...accelerator, name: "AE" }));
    const files = {
      reps: file("reps.csv", "name\nAna\nBo\n"),
      deals: file(
        "deals.csv",
        "external_id,rep,stage,amount,closed_on\nD1,Ana,Won,40000,2026-01-15\nD2,Ana:60;Bo:40,Won,150000,2026-02-10\nD3,Bo,Lost,9,2026-02-11\n",
      ),
      quotas: file(
        "quotas.csv",
        "rep,from,to,amount\nAna,2026-01-01,2026-04-01,100000\nBo,2026-01-01,2026-04-01,100000\n",
      ),
    };
    const assignments = file("assignments.csv", "rep,plan,from\nAna,AE,2026-01-01\nBo,AE,2026-01-01\n");
    const outcomes: AttainOutcome[] = [await attain(onServer(), "import", "reps", files.reps)];
    for (const kind of ["deals", "quotas"] as const) outcomes.push(await attainHere("import", kind, files[kind]));
    outcomes.push(await attainHere("plans", "import", plan));
    outcomes.push(await attainHere("import", "plan_assignments", assignments, "--json"));

    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    expect(outcomes[0]?.err).toContain("Created My organisation: USD, UTC");
    expect(JSON.parse(outcomes.at(-1)?.out ?? "")).toMatchObject({ rows: { created: 2 } });
    const span = ["--from", "2026-01-01", "--to", "2026-04-01"];
    const { out } = await attain(
      onServer(),
      "query",
      "--metrics",
      "commission_earned",
      "--by",
      "rep",
      ...span,
      "--json",
    );
    const owed = JSON.parse(out).rows.map((row: QueryRow) => [row.rep.name, row.commission_earned.minor]);
    // Ana: 40 000 x 8%, then 60 000 x 8% + 30 000 x 12%; Bo: 60 000 x 8%.
    expect(owed).toEqual([
      ["Ana", String(320_000 + 480_000 + 360_000)],
      ["Bo", "480000"],
    ]);

    const again = await attainHere("import", "deals", files.deals);
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain("Nothing changed");
  }, 180_000);

  it("refuses a split that a metric does not have with 2", async () => {
    const { code, err } = await attain(
      onServer(),
      ...["query", "--metrics", "commission_earned", "--by", "channel", "--from", "2026-01-01", "--to", "2026-04-01"],
    );

    expect(code).toBe(2);
    expect(err).toContain("it can be split by rep");
  }, 90_000);

  it("writes nothing but JSON on stdout and refuses with 1, on a folder that was empty", async () => {
    const data = join(folder, "data");
    mkdirSync(data);
    const environment = { ATTAIN_DATA_DIR: data };
    const plan = file("plan.json", JSON.stringify(accelerator));
    const first = await attain(environment, "plans", "import", plan, "--json");
    const second = await attain(environment, "plans", "import", plan, "--json");
    const refused = await attain(
      environment,
      "import",
      "deals",
      file("bad.csv", "external_id,rep\nD1,Nobody\n"),
      "--json",
    );

    expect([first, second].map(({ code, out }) => [code, JSON.parse(out).outcome])).toEqual([
      [0, "created"],
      [0, "unchanged"],
    ]);
    expect(first.err).toContain("Created My organisation");
    expect(second.err).not.toContain("Created");
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("stage");
    expect(refused.err).not.toMatch(/^\s+at /m);
  }, 180_000);

  it("opens no database for a preview", async () => {
    const data = join(folder, "untouched");
    const [example] = workedExamples;
    const { code, out } = await attain(
      { ATTAIN_DATA_DIR: data },
      "commissions",
      "preview",
      file("preview.json", JSON.stringify(example?.input)),
    );

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ statements: [{ earned: "5000.00" }] });
    expect(existsSync(data)).toBe(false);
  }, 90_000);

  it("names a bad environment variable and exits with 1", async () => {
    const { code, out, err } = await attain({ ATTAIN_TODAY: "tomorrow" }, "migrate", "--json");

    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain('ATTAIN_TODAY is "tomorrow"');
  }, 90_000);
});
