import { spawnSync } from "node:child_process";
import type { Browser, Page } from "@playwright/test";
import { environmentForChild } from "@/lib/config/env";
import { REPS } from "@/prisma/seed/company/reps";
import { base, call, cookieOf } from "./call";
import { expect, test } from "./fixtures";
import { readCsv } from "./read-csv";

/** How many in all; `E2E_REQUESTS=1000 npx playwright test e2e/two-reps.spec.ts` asks longer. */
const REQUESTS = Number(process.env.E2E_REQUESTS ?? 200);
const AT_ONCE = 5;
const FIRST = "Imani Castellane";
const SECOND =
  REPS.find(({ name, team, move, left }) => name !== FIRST && team === "Central" && !move && !left)?.name ?? "";

type Rep = { name: string; id: string; page: Page; own: readonly string[] };

function secondRep(what: "add" | "remove"): void {
  const ATTAIN_DATA_DIR = process.env.E2E_DATA_DIR ?? ".attain-e2e";
  const parameters = ["--import", "tsx", "lib/testing/fixtures/second-rep.ts", what, SECOND];
  const { status, stderr } = spawnSync(process.execPath, parameters, {
    env: environmentForChild({ ATTAIN_DATA_DIR, DATABASE_URL: "" }),
  });
  if (status !== 0) throw new Error(String(stderr));
}

test.beforeAll(() => secondRep("add"));
test.afterAll(() => secondRep("remove"));

test("two reps at once are never sent anything of each other's", async ({ browser, page: admin }) => {
  test.setTimeout(600_000);
  const cookie = await cookieOf(admin, "Admin");
  const deals = readCsv((await call({ path: "/deals/export?period=all&columns=rep", headers: { cookie } })).body);
  const first = await open(browser, FIRST, deals);
  const second = await open(browser, SECOND, deals);
  const secretsOf = (rep: Rep, other: Rep) => rep.own.filter((text) => !other.own.includes(text));
  const leaks: string[] = [];
  const asked = await Promise.all([
    ask(first, second, secretsOf(second, first), leaks),
    ask(second, first, secretsOf(first, second), leaks),
  ]);
  const [answers, bytes, found] = [0, 1, 2].map((index) => asked.reduce((sum, part) => sum + (part[index] ?? 0), 0));
  process.stdout.write(
    `two reps: ${answers} requests, ${bytes} bytes, ${secretsOf(first, second).length} and ${secretsOf(second, first).length} texts of one rep alone, ${found} met by their owner, ${leaks.length} sent to the other\n`,
  );
  expect(leaks).toEqual([]);
  expect(found).toBeGreaterThan(REQUESTS);
});

/** A browser of the rep's own, and the names and ids of deals and the amounts of commission that are on their pages. */
async function open(browser: Browser, name: string, deals: readonly Record<string, string>[]): Promise<Rep> {
  const page = await (await browser.newContext({ baseURL: base.origin })).newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: `Sign in as ${name}, Rep` }).click();
  await page.waitForURL((url) => url.pathname === "/");
  const jump = await page.request.get(`/api/jump?q=${encodeURIComponent(name)}`);
  const id = /"\/reps\/(\d+)"/.exec(await jump.text())?.[1] ?? "";
  await page.goto(`/reps/${id}?tab=commission&period=all`);
  const lines = page.getByRole("region", { name: "Lines", exact: true });
  await expect(lines).toBeVisible();
  const amounts = ((await lines.textContent()) ?? "").match(/\$[\d,]{4,}\.\d\d/g) ?? [];
  const mine = deals.filter((row) => row.Rep?.includes(name));
  const texts = mine.flatMap((row) => [row.Deal ?? "", row.Id ?? ""]).filter((text) => text.length > 6);
  expect(texts.length).toBeGreaterThan(50);
  expect(amounts.length).toBeGreaterThan(10);
  return { name, id, page, own: [...new Set([...texts, ...amounts])] };
}

/** Asks for the rep's own and the other's pages in turns, a few at once: how many answers, bytes and texts of their own came. */
async function ask(rep: Rep, other: Rep, secrets: readonly string[], leaks: string[]): Promise<number[]> {
  const paths = [
    "/",
    "/deals?period=all",
    "/deals/export?period=all&columns=rep,account",
    "/reps?period=all",
    "/reps/export?period=all",
    `/reps/${rep.id}?tab=commission&period=all`,
    `/reps/${other.id}?tab=commission&period=all`,
    `/reps/${rep.id}?tab=deals&period=all`,
    `/deals?period=all&rep=${other.id}`,
    `/deals/export?period=all&rep=${other.id}`,
    "/rows?metric=commission_earned&period=all",
    "/api/filters?dimension=rep",
    `/api/jump?q=${encodeURIComponent(other.name)}`,
  ];
  let [answers, bytes, found] = [0, 0, 0];
  while (answers < REQUESTS / 2) {
    const batch = Array.from({ length: AT_ONCE }, (_, index) => paths[(answers + index) % paths.length] ?? "/");
    const bodies = await rep.page.evaluate(
      (wanted) =>
        Promise.all(
          wanted.map(async (path, index) => {
            const rsc: Record<string, string> =
              index % 2 && !path.includes("export") && !path.startsWith("/api") ? { rsc: "1" } : {};
            const answer = await fetch(path, { headers: rsc });
            return `${answer.status} ${await answer.text()}`;
          }),
        ),
      batch,
    );
    for (const [index, body] of bodies.entries()) {
      answers += 1;
      bytes += body.length;
      found += rep.own.filter((text) => body.includes(text)).length;
      const met = secrets.filter((text) => body.includes(text));
      if (met.length > 0) leaks.push(`${batch[index]} as ${rep.name}: ${met.slice(0, 3).join(", ")}`);
      if (body.startsWith("5")) leaks.push(`${batch[index]} as ${rep.name}: answered ${body.slice(0, 3)}`);
    }
  }
  return [answers, bytes, found];
}
