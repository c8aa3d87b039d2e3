import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { execute, sql } from "@/lib/db/sql";
import { setUpAttain } from "@/lib/testing/attain";
import { setUpTestDatabase } from "@/lib/testing/database";
import { storeFlatFacts } from "@/lib/testing/flat-plan";

const database = setUpTestDatabase();
const attain = setUpAttain(database);
const commissions = (...args: string[]) => attain("commissions", ...args);

const makeDeal = (amount: number) => execute(database.client, sql`update deals set amount_minor = ${amount}`);

describe("attain commissions", () => {
  beforeAll(async () => {
    await storeFlatFacts(database.client, { "2026-01-20": "1000.00" });
  });

  it("leads a month from its facts to its locking, and no further", async () => {
    expect(JSON.parse((await commissions("calculate", "--json")).out)).toMatchObject({ reps: 1, with_problems: 0 });
    expect((await commissions("lock", "2026-01")).err).toMatch(/Not approved yet: ana/);
    expect((await commissions("review", "2026-01")).out).toBe("1 statement of 2026-01 is in review.\n");
    const seen = join(mkdtempSync(join(tmpdir(), "attain-seen-")), "seen.json");
    const approveSeen = () => commissions("approve", "2026-01", "--seen", seen);
    writeFileSync(seen, (await commissions("list", "2026-01", "--json")).out);
    await makeDeal(200_000);
    await commissions("calculate");
    expect((await commissions("approve", "2026-02", "--seen", seen)).err).toBe(
      "The file lists statements of 2026-01, not of 2026-02.\n",
    );
    expect((await approveSeen()).err).toMatch(
      /^The statement of ana changed since it was shown: it paid \$100\.00 then and pays \$200\.00 now\./,
    );
    await makeDeal(100_000);
    await commissions("calculate");
    expect((await approveSeen()).out).toBe("1 statement of 2026-01 is approved.\n");
    await makeDeal(200_000);
    await commissions("calculate");
    expect(JSON.parse((await commissions("approve", "2026-01", "--json")).out)).toEqual({
      month: "2026-01",
      statements: 1,
    });
    await execute(
      database.client,
      sql`insert into disputes (statement_id, opened_by_name) select id, 'ana' from statements where from_on = '2026-01-01'`,
    );
    expect(await commissions("lock", "2026-01")).toEqual({
      code: 0,
      out: "1 statement of 2026-01 is locked.\n",
      err: "Disputed and not answered: ana. What is settled later is paid with the next month.\n",
    });
    const { code, err } = await commissions("lock", "2026-01");
    expect([code, err]).toEqual([1, expect.stringMatching(/January\s2026 was locked by command line already/)]);
    expect((await commissions("list", "2026-01")).out).toMatch(
      /ana +locked +200\.00 USD +200\.00 USD\ntotal +200\.00 USD +200\.00 USD\n$/,
    );
    const again = await commissions("approve", "2026-01");
    expect([again.code, again.err]).toEqual([1, expect.stringMatching(/^January\s2026 is locked already: nothing/)]);
    expect((await commissions("approve", "2026-02")).err).toMatch(
      /^No statement of February\s2026 waits for approval: 1 open\.$/m,
    );
    expect((await commissions("approve", "2025-12")).err).toMatch(/^There is no statement of December\s2025\.$/m);
    expect((await commissions("list", "2026-13")).code).toBe(2);
  });
});
