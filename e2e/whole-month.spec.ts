import { expect, openFromMenu, readAmount, signInAs, test } from "./fixtures";
import { makeKey } from "./make-key";
import { readCsv } from "./read-csv";

const OCTOBER = "/commissions?month=2026-10";

test("a month goes from a rep's dispute over approval and locking to the payroll file, and a refund to the next month", async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  page.setDefaultTimeout(20_000);

  // The rep looks at October, opens a line, and disputes it.
  await signInAs(page, "Rep");
  await openFromMenu(page, "Commissions");
  await page
    .getByRole("table", { name: "My statements" })
    .getByRole("link", { name: /^October\s2026$/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: /^Imani Castellane, October\s2026$/ })).toBeVisible();
  const statement = new URL(page.url()).pathname;
  const line = page
    .getByRole("region", { name: /^Earned in October/ })
    .getByRole("group")
    .first();
  await line.locator("summary").click();
  await expect(line.getByRole("listitem").first()).toBeVisible();
  await line.getByRole("button", { name: /^Dispute this line/ }).click();
  await line.getByLabel("What is wrong?").fill("Is this the amount we signed?");
  await line.getByRole("button", { name: "Open the dispute" }).click();
  await expect(line.locator("summary")).toContainText("Disputed");

  // The manager sees the team alone, with the dispute on top, settles it, approves, and cannot lock.
  await signInAs(page, "Sales manager");
  await page.goto(OCTOBER);
  const table = page.getByRole("table", { name: "Statements" });
  await expect(table.getByRole("link", { name: "Imani Castellane" })).toBeVisible();
  await expect(table.getByRole("link", { name: "Jürgen Theissen" })).toHaveCount(0);
  const exceptions = page.getByRole("region", { name: "Exceptions" });
  await expect(exceptions.getByText("The rep disputes it.")).toBeVisible();
  await exceptions.getByRole("link", { name: "Imani Castellane" }).first().click();
  const thread = page.getByRole("article", { name: /^Dispute: / });
  await thread.getByRole("button", { name: /^Settle by a reason/ }).click();
  await thread.getByLabel("Why the pay stays as it is").fill("It is: see the signed offer.");
  await thread.getByRole("button", { name: "Settle it" }).click();
  await expect(thread).toContainText("It is: see the signed offer.");
  await page.goto(OCTOBER);
  await page.getByRole("button", { name: /^Approve \d+ statements? without exceptions$/ }).click();
  await expect(page.getByText(/to pay\. An approval can be taken back/)).toContainText("Left out with exceptions: 1.");
  await page.getByRole("button", { name: /^Approve (it|all \d+)$/ }).click();
  await expect(table.getByText("In review")).toHaveCount(1);

  // What has an exception is approved on its own page, after a look at it, and the run goes on beside it.
  await exceptions.getByRole("link", { name: "Lorelei Strand" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Lorelei Strand, October\s2026$/ })).toBeVisible();
  await expect(page.getByText("More is owed back than before: $250.00.")).toBeVisible();
  await page.getByRole("button", { name: "Approve: Lorelei Strand" }).click();
  await page.getByRole("button", { name: "Approve it as it is" }).click();
  await expect(page.getByRole("button", { name: "Send back: Lorelei Strand" })).toBeFocused();
  await page.getByRole("link", { name: /^Next: / }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Rowena Teague, October\s2026$/ })).toBeVisible();
  await page.getByRole("link", { name: /^All of October\s2026$/ }).click();
  await expect(table.getByText("In review")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Lock/ })).toHaveCount(0);

  await signInAs(page, "Admin");
  const key = await makeKey(page, "changes", "Admin");
  const as = { headers: { authorization: `Bearer ${key}` } };
  const findDeal = async (rep: string) => {
    const won = `/api/v1/deals?metric=revenue&from=2026-10-01&to=2026-11-01&filter[rep]=${encodeURIComponent(rep)}&sort=-counted&limit=1`;
    const [deal] = (await (await request.get(won, as)).json()).data;
    return deal;
  };
  const importCsv = async (kind: string, data: string) => {
    const headers = { ...as.headers, "content-type": "text/csv" };
    const imported = await request.post(`/api/v1/import/${kind}`, { headers, data });
    expect(imported.status(), await imported.text()).toBe(200);
  };

  // Finance approves the rest, locks after being asked, and takes the file that sums to the page.
  await signInAs(page, "Finance");
  await page.goto(OCTOBER);
  await expect(page.getByRole("button", { name: /^Lock/ })).toHaveCount(0);
  const boxes = table.getByRole("checkbox", { name: /^Choose / });
  const count = await boxes.count();
  expect(count).toBeGreaterThan(2);

  // By keyboard, a row that is approved and sent back keeps the focus.
  const rep = ((await boxes.first().getAttribute("aria-label")) ?? "").replace("Choose ", "");
  const sendBack = table.getByRole("button", { name: `Send back: ${rep}` });
  await table.getByRole("button", { name: `Approve: ${rep}` }).press("Enter");
  await expect(sendBack).toBeFocused();
  await sendBack.press("Enter");
  await expect(page.getByLabel(`Why does the statement of ${rep} go back?`)).toBeFocused();
  await page.keyboard.type("Looked at too early");
  await page.keyboard.press("Enter");
  await expect(table.getByRole("button", { name: `Approve: ${rep}` })).toBeFocused();

  await expect(page.getByRole("button", { name: "Approve chosen", exact: true })).toBeDisabled();
  await boxes.first().focus();
  await page.keyboard.press("Space");
  const all = page.getByRole("checkbox", { name: `Choose all ${count} that wait for you` });
  await expect(all).toBeChecked({ indeterminate: true });

  // What changes between the look and the click is not approved, nor chosen any longer.
  const changing = await findDeal(rep);
  await importCsv("deals", `external_id,rep,stage,amount\n${changing.external_id},${rep},Won,4321.00\n`);
  await page.getByRole("button", { name: "Approve 1 chosen" }).click();
  await page.getByRole("button", { name: "Approve the one chosen" }).click();
  await expect(page.getByText(`The statement of ${rep} changed since it was shown: it paid $`)).toBeVisible();
  await expect(boxes.first()).not.toBeChecked();
  await expect(table.getByText("In review")).toHaveCount(count);
  await boxes.first().check();
  await page.getByRole("button", { name: "Approve 1 chosen" }).click();
  await page.getByRole("button", { name: "Approve the one chosen" }).click();
  await expect(table.getByText("In review")).toHaveCount(count - 1);
  await page.getByRole("checkbox", { name: `Choose all ${count - 1} that wait for you` }).check();
  await expect(page.getByRole("button", { name: `Approve ${count - 1} chosen` })).toBeEnabled();
  await page.getByRole("button", { name: /^Approve \d+ statements? without exceptions$/ }).click();
  await page.getByRole("button", { name: /^Approve all \d+$/ }).click();
  await expect(table.getByText("In review")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
  await page.getByRole("button", { name: /^Lock October\s2026$/ }).click();
  await expect(page.getByText("nobody can unlock it")).toBeVisible();
  await page.getByRole("button", { name: /^Lock October\s2026 for good$/ }).click();
  await expect(page.getByText(/locked on .* by Theo Brandvold\.$/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Lock|Approve|Send back)/ })).toHaveCount(0);
  const paid = await page.getByRole("article").filter({ hasText: "To pay" }).textContent();
  const file = await page.request.get("/commissions/export?month=2026-10&format=csv");
  const sums = readCsv(await file.text()).find(({ Rep }) => Rep === "All in USD");
  expect(Number(sums?.["To pay"])).toBe(readAmount(paid ?? "").amount);
  const sheet = await page.request.get("/commissions/export?month=2026-10&format=xlsx");
  expect((await sheet.body()).subarray(0, 2).toString()).toBe("PK");

  // A deal of October is refunded: the locked statement stays, and November carries what changed, with its reason.
  const deal = await findDeal("Imani Castellane");
  await importCsv("deal_events", `deal,type,on,external_id\n${deal.external_id},refunded,2026-11-20,REFUND-1\n`);

  await signInAs(page, "Rep");
  await page.goto(statement);
  await expect(page.getByText("Locked", { exact: true }).first()).toBeVisible();
  await openFromMenu(page, "Commissions");
  await page
    .getByRole("table", { name: "My statements" })
    .getByRole("link", { name: /^November\s2026$/ })
    .click();
  const correction = page
    .getByRole("region", { name: "Corrections of earlier months" })
    .getByRole("group")
    .filter({ hasText: deal.account.name })
    .first();
  await correction.locator("summary").click();
  await expect(correction.getByText(/^For 2026-10 locked statements carry/)).toContainText("refunded on 2026-11-20");
});
