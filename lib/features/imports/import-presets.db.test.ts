import { fileURLToPath } from "node:url";
import { beforeEach, expect, it } from "vitest";
import { commandWriteScope } from "@/lib/auth/command";
import { queryRows, sql } from "@/lib/db/sql";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { importFile } from "./mutations";

const WON = [["Hartley renewal", "Hartley Ltd", "Ana Silva", "won", "2026-01-05", "2026-02-11", null, 1_250_000n]];
const LOST = [["Northgate pilot", "Northgate", "Bo Lind", "lost", "2026-01-09", "2026-02-20", null, 400_000n]];

describeOnEachDatabase("exports of other programs", (database) => {
  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
    await importAll("reps", "name\nAna Silva\nBo Lind\n");
  });

  it.each([
    ["hubspot", "iso", null],
    ["salesforce", "mdy", "Quill & Co"],
    ["pipedrive", "iso", "Quill & Co"],
  ] as const)("come in as they are: %s", async (preset, dates, account) => {
    const source = fileURLToPath(new URL(`presets/${preset}-deals.sample.csv`, import.meta.url));
    const scope = await commandWriteScope("imports.write");
    const report = await importFile(scope, { kind: "deals", source, fileName: preset, options: { preset, dates } });
    expect(report).toMatchObject({ state: "done", rows: { created: 3 }, ignoredColumns: [], badRows: [] });
    const deals = await queryRows<Record<string, unknown>>(
      database.client,
      sql`select d.name, a.name as account, r.name as rep, d.outcome, d.opened_on, d.closed_on, d.expected_close_on, d.amount_minor
          from deals d left join accounts a on a.id = d.account_id join deal_credits c on c.deal_id = d.id join reps r on r.id = c.rep_id
          order by d.id`,
    );
    expect(deals.map((row) => Object.values(row))).toEqual([
      ...WON,
      ...LOST,
      ["Quill rollout", account, "Ana Silva", "open", "2026-02-14", null, "2026-05-29", null],
    ]);
  });

  it("are asked for by a name that is known", async () => {
    const import_ = (preset: string) => importAll("deals", "external_id,rep,stage\n", { preset });
    await expect(import_("excel")).rejects.toThrow(
      "There is no preset excel. Accepted are hubspot, pipedrive, salesforce.",
    );
    await expect(importAll("teams", "name\n", { preset: "hubspot" })).rejects.toThrow(/does not know teams/);
    expect(await database.client.import.count({ where: { state: "failed" } })).toBe(0);
  });
});
