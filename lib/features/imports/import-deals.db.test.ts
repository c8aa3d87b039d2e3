import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { queryRows, raw } from "@/lib/db/sql";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { importAll, importText } from "@/lib/testing/import-data";
import { allocateLargestRemainder } from "@/lib/values/money";

describeOnEachDatabase("deals", (database) => {
  const rows = (text: string) => queryRows<Record<string, unknown>>(database.client, raw(text));
  const values = async (text: string) => (await rows(text)).map((row) => Object.values(row));
  const CREDITS =
    "select d.external_id, r.name, c.kind, c.share_ppm, c.amount_minor, c.reporting_amount_minor from deal_credits c join deals d on d.id = c.deal_id join reps r on r.id = c.rep_id order by d.external_id, c.position, r.name";

  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
    await importAll("reps", "name\nAna\nBo\nCy\n");
  });

  it("are split by largest remainder, ties to the earlier", async () => {
    await importAll(
      "deals",
      "external_id,rep,stage,closed_on,amount\nD1,Ana:33.3334;Bo:33.3333;Cy:33.3333,Won,2026-01-01,1000.01\nD2,Cy:50;Ana:50,Won,2026-01-01,0.01\nD3,Bo:100,Won,2026-01-01,5\n",
    );
    expect(await values(CREDITS)).toEqual([
      ["D1", "Ana", "direct", 333_334, 33_334n, 33_334n],
      ["D1", "Bo", "direct", 333_333, 33_334n, 33_334n],
      ["D1", "Cy", "direct", 333_333, 33_333n, 33_333n],
      ["D2", "Cy", "direct", 500_000, 1n, 1n],
      ["D2", "Ana", "direct", 500_000, 0n, 0n],
      ["D3", "Bo", "direct", 1_000_000, 500n, 500n],
    ]);
  });

  it("are split as the rule for money says, for any amount and shares", async () => {
    const shares = fc
      .tuple(fc.integer({ min: 1, max: 999_998 }), fc.integer({ min: 1, max: 999_998 }))
      .filter(([a, b]) => a + b < 1_000_000)
      .map(([a, b]) => [a, b, 1_000_000 - a - b] as const);
    const deals = fc.sample(fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), shares), { numRuns: 200, seed: 7 });
    const percent = (ppm: number) => `${Math.floor(ppm / 10_000)}.${String(ppm % 10_000).padStart(4, "0")}`;
    const text = deals.map(
      ([minor, [a, b, c]], n) =>
        `${n},Ana:${percent(a)};Bo:${percent(b)};Cy:${percent(c)},Won,2026-01-01,${minor / 100n}.${String(minor % 100n).padStart(2, "0")}`,
    );
    await importAll("deals", `external_id,rep,stage,closed_on,amount\n${text.join("\n")}\n`);
    const found = await rows(
      "select array_agg(c.amount_minor order by c.position) as parts from deal_credits c join deals d on d.id = c.deal_id group by d.external_id order by d.external_id::int",
    );
    expect(found.map(({ parts }) => parts)).toEqual(
      deals.map(([minor, weights]) => allocateLargestRemainder(minor, weights.map(BigInt))),
    );
  });

  it("keep their credits when nothing changes and follow when shares or amounts do", async () => {
    const file = (rep: string, amount: string) =>
      `external_id,rep,stage,closed_on,amount\nD1,${rep},Won,2026-01-01,${amount}\nD2,Cy,Won,2026-01-01,7\n`;
    await importAll("deals", file("Ana:60;Bo:40", "100"));
    await database.client.$executeRawUnsafe(
      "insert into deal_credits (deal_id, rep_id, kind, share_ppm, amount_minor) select d.id, r.id, 'overlay', 100000, 1000 from deals d, reps r where d.external_id = 'D1' and r.name = 'Cy'",
    );
    expect((await importAll("deals", file("Ana:60;Bo:40", "100"))).rows).toMatchObject({ updated: 0, unchanged: 2 });
    expect((await importAll("deals", file("Ana:50;Bo:50", "100"))).rows).toMatchObject({ updated: 1, unchanged: 1 });
    expect((await importAll("deals", file("Bo", "200"))).rows).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await values(CREDITS)).toEqual([
      ["D1", "Bo", "direct", 1_000_000, 20_000n, 20_000n],
      ["D1", "Cy", "overlay", 100_000, 2_000n, 2_000n],
      ["D2", "Cy", "direct", 1_000_000, 700n, 700n],
    ]);
  });

  it.each([
    ["Ana:60;Bo:30", "has shares that sum to 90%"],
    ["Ana:60;ana:40", "names the same rep twice"],
    ["Ana;Bo", "is not a list of shares"],
  ])("are refused with the shares %s", async (rep, message) => {
    const report = await importText("deals", `external_id,rep,stage,closed_on\nD1,${rep},Won,2026-01-01\n`);
    expect(report.state).toBe("refused");
    expect(report.badRows[0]?.message).toContain(message);
  });

  it("need a closing date when won or lost, in the file or from before", async () => {
    const report = await importText(
      "deals",
      "external_id,rep,stage,closed_on\nD1,Ana,Won,\nD2,Ana,Lost,\nD3,Ana,Talks,\n",
    );
    expect(report).toMatchObject({ state: "refused", rows: { refused: 2 } });
    expect(report.badRows[0]?.message).toBe(
      "closed_on is blank; a won or lost deal needs its closing date, such as 2026-01-31",
    );
    await importAll("deals", "external_id,rep,stage,closed_on\nD1,Ana,Won,2026-01-31\n");
    expect((await importAll("deals", "external_id,rep,stage,amount\nD1,Ana,Lost,3\n")).rows.updated).toBe(1);
  });

  it("that are open are expected on their closing date, and lose it when they are opened again", async () => {
    const report = await importAll(
      "deals",
      "external_id,rep,stage,closed_on,expected_close_on\nD1,Ana,Talks,2026-05-01,\nD2,Ana,Talks,2026-05-01,2026-06-01\nD3,Ana,Won,2026-05-01,\n",
    );
    expect(report.warnings).toContainEqual({
      rows: 2,
      firstLine: 2,
      message: "are open and have a closing date; it is taken as the expected one",
    });
    await importAll("deals", "external_id,rep,stage\nD3,Ana,Talks\n");
    expect(await values("select external_id, outcome, closed_on, expected_close_on from deals order by id")).toEqual([
      ["D1", "open", null, "2026-05-01"],
      ["D2", "open", null, "2026-06-01"],
      ["D3", "open", null, null],
    ]);
  });

  it("take list amount and cost from the product as it was, where nothing else is said", async () => {
    await importAll("products", "name,list_price,cost,currency\nDisk,100,40,\nBand,10,,EUR\n");
    const file =
      "external_id,rep,stage,closed_on,product,units,list_amount\nD1,Ana,Won,2026-01-01,Disk,3,\nD2,Ana,Won,2026-01-01,Disk,2,150\nD3,Ana,Won,2026-01-01,Band,2,\n";
    await importAll("deals", file);
    await importAll("products", "name,list_price\nDisk,999\n");
    await importAll("deals", "external_id,rep,stage,channel\nD1,Ana,Won,Web\n");
    expect(await values("select external_id, list_minor, cost_minor from deals order by id")).toEqual([
      ["D1", 30_000n, 12_000n],
      ["D2", 15_000n, 8_000n],
      ["D3", null, null],
    ]);
  });

  it("let what was worked out follow units and product, and keep what was given", async () => {
    await importAll("products", "name,list_price,cost,currency\nDisk,100,40,\nTape,7,3,\nBand,10,,EUR\n");
    const first = await importAll(
      "deals",
      "external_id,rep,stage,product,units,list_amount,cost\nD1,Ana,Talks,Disk,3,,\nD2,Ana,Talks,Disk,2,150,\nD3,Ana,Talks,Band,2,,\n",
    );
    expect(first.warnings).toEqual([
      {
        rows: 1,
        firstLine: 4,
        message: "has a product priced in another currency, so what it lacks of list_amount and cost is not worked out",
      },
    ]);
    const amounts = async () => await values("select external_id, list_minor, cost_minor from deals order by id");
    await importAll("products", "name,list_price\nDisk,200\n");
    const again = await importAll("deals", "external_id,rep,stage,product,units,list_amount\nD1,Ana,Talks,Disk,3,\n");
    expect(again.rows).toMatchObject({ updated: 0, unchanged: 1 });
    await importAll("deals", "external_id,rep,stage,units\nD1,Ana,Talks,5\nD2,Ana,Talks,5\n");
    expect(await amounts()).toEqual([
      ["D1", 100_000n, 20_000n],
      ["D2", 15_000n, 20_000n],
      ["D3", null, null],
    ]);
    await importAll("deals", "external_id,rep,stage,product,list_amount\nD1,Ana,Talks,Tape,9\nD2,Ana,Talks,Tape,\n");
    expect((await amounts()).slice(0, 2)).toEqual([
      ["D1", 900n, 1_500n],
      ["D2", 3_500n, 1_500n],
    ]);
    await importAll("deals", "external_id,rep,stage,product\nD1,Ana,Talks,\n");
    expect((await amounts())[0]).toEqual(["D1", 900n, null]);
  });

  it("do not change their currency under amounts that stay, and take their events along when they change it", async () => {
    await importAll("products", "name,list_price,currency\nDisk,100,USD\n");
    await importAll(
      "deals",
      "external_id,rep,stage,closed_on,product,amount,cost\nD1,Ana,Won,2026-01-01,,180,\nD2,Ana,Won,2026-01-01,Disk,,\n",
    );
    const events = "deal,type,on,amount\nD1,paid,2026-02-01,90.00\nD1,paid,2026-02-01,90\n";
    await importAll("deal_events", events);
    const alone = await importText("deals", "external_id,rep,stage,currency\nD1,Ana,Won,JPY\nD2,Ana,Won,JPY\n");
    expect(alone.badRows.map(({ line, message }) => [line, message])).toEqual([
      [
        2,
        'currency "JPY" is not the currency that this deal has amounts in; give them in it too, in columns amount, recurring_amount, list_amount, cost',
      ],
    ]);
    await importAll(
      "deals",
      "external_id,rep,stage,currency,amount,recurring_amount,list_amount,cost\nD1,Ana,Won,JPY,180,,,\n",
    );
    expect((await importAll("deal_events", events)).rows).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await values("select amount_minor from deal_events")).toEqual([[90n], [90n]]);
    const spend = await importAll("campaigns", "name\nX\n").then(() =>
      importAll("campaign_days", "campaign,date,spend\nX,2026-01-01,5\n"),
    );
    expect(spend.rows.created).toBe(1);
    const days = await importText("campaign_days", "campaign,date,currency\nX,2026-01-01,EUR\n");
    expect(days.badRows[0]?.message).toContain("give them in it too, in the column spend");
  });

  it("said twice count as the later row says", async () => {
    const report = await importAll(
      "deals",
      "external_id,rep,stage,closed_on,amount\nD1,Ana,Won,2026-01-01,1\nD2,Ana,Won,2026-01-01,5\nD1,Bo,Won,2026-01-01,2\n",
    );
    expect(report.rows).toMatchObject({ read: 3, created: 2, repeated: 1 });
    expect(report.warnings[0]).toEqual({
      rows: 1,
      firstLine: 2,
      message: "says the same deal again as a later row; the last one counts",
    });
    expect(await values(CREDITS)).toEqual([
      ["D1", "Bo", "direct", 1_000_000, 200n, 200n],
      ["D2", "Ana", "direct", 1_000_000, 500n, 500n],
    ]);
  });

  it("round amounts half away from zero in their currency, and say how many", async () => {
    const report = await importAll(
      "deals",
      "external_id,rep,stage,closed_on,amount,currency\nD1,Ana,Won,2026-01-01,1.005,USD\nD2,Ana,Won,2026-01-01,10.5,JPY\nD3,Ana,Won,2026-01-01,1.0005,KWD\nD4,Ana,Won,2026-01-01,1.10,USD\n",
    );
    expect(report.rounded).toBe(3);
    expect(await values("select amount_minor from deals order by id")).toEqual([[101n], [11n], [1001n], [110n]]);
  });

  it("make their leads opportunities and customers", async () => {
    await importAll("leads", "external_id,first_contact_on,mql_on\nL1,2026-01-01,2026-01-03\nL2,2026-01-01,\n");
    await importAll(
      "deals",
      "external_id,rep,stage,lead,opened_on,closed_on\nD1,Ana,Lost,L1,2026-01-10,2026-01-20\nD2,Ana,Won,L1,2026-02-01,2026-02-20\nD3,Ana,Won,L2,,2026-03-01\n",
    );
    const reached =
      "select external_id, reached_mql_on, reached_sql_on, reached_opportunity_on, reached_customer_on from leads order by id";
    expect(await values(reached)).toEqual([
      ["L1", "2026-01-03", "2026-01-10", "2026-01-10", "2026-02-20"],
      ["L2", "2026-03-01", "2026-03-01", "2026-03-01", "2026-03-01"],
    ]);
    await importAll("deals", "external_id,rep,stage,lead\nD3,Ana,Won,\n");
    await importAll("leads", "external_id,first_contact_on,customer_on\nL1,2026-01-01,2026-04-01\n");
    expect(await values(reached)).toEqual([
      ["L1", "2026-01-03", "2026-01-10", "2026-01-10", "2026-04-01"],
      ["L2", null, null, null, null],
    ]);
  });

  it("warn of lead stages that run backwards", async () => {
    const report = await importAll(
      "leads",
      "external_id,first_contact_on,mql_on,sql_on\nL1,2026-01-05,2026-01-03,\nL2,2026-01-05,2026-01-09,2026-01-07\nL3,2026-01-05,2026-01-06,2026-01-07\n",
    );
    expect(report.warnings).toEqual([{ rows: 2, firstLine: 2, message: "have stage dates that run backwards" }]);
  });

  it("are converted at the rate of their day, and again when rates come", async () => {
    await importAll("fx_rates", "on,currency,rate\n2026-01-01,EUR,1.1\n");
    const report = await importAll(
      "deals",
      "external_id,rep,stage,opened_on,closed_on,amount,currency\nD1,Ana:50;Bo:50,Won,2025-12-01,2026-01-15,0.05,EUR\nD2,Ana,Talks,2026-01-20,,100,EUR\nD3,Ana,Won,2026-01-15,2026-01-15,100,JPY\nD4,Ana,Won,2026-01-15,2026-01-15,100,USD\n",
    );
    expect(report.warnings).toEqual([
      {
        rows: 1,
        firstLine: 4,
        message:
          "has amounts in JPY for which no exchange rate is known, the first on 2026-01-15; figures leave them out until fx_rates are imported",
      },
    ]);
    await importAll(
      "deal_events",
      "deal,type,on,amount\nD1,refunded,2026-05-01,\nD1,paid,2026-05-01,0.03\nD3,paid,2026-05-01,50\n",
    );
    const amounts = "select external_id, reporting_amount_minor from deals order by id";
    expect(await values(amounts)).toEqual([
      ["D1", 6n],
      ["D2", 11_000n],
      ["D3", null],
      ["D4", 10_000n],
    ]);
    await importAll("fx_rates", "on,currency,rate\n2026-01-10,EUR,1.2\n2026-01-10,JPY,0.01\n2026-06-01,EUR,9\n");
    expect(await values(amounts)).toEqual([
      ["D1", 6n],
      ["D2", 12_000n],
      ["D3", 100n],
      ["D4", 10_000n],
    ]);
    await importAll("fx_rates", "on,currency,rate\n2026-01-10,EUR,1.5\n");
    expect(await values(amounts)).toEqual([
      ["D1", 8n],
      ["D2", 15_000n],
      ["D3", 100n],
      ["D4", 10_000n],
    ]);
    expect(await values(CREDITS)).toEqual([
      ["D1", "Ana", "direct", 500_000, 3n, 4n],
      ["D1", "Bo", "direct", 500_000, 2n, 4n],
      ["D2", "Ana", "direct", 1_000_000, 10_000n, 15_000n],
      ["D3", "Ana", "direct", 1_000_000, 100n, 100n],
      ["D4", "Ana", "direct", 1_000_000, 10_000n, 10_000n],
    ]);
    expect(await values("select amount_minor, reporting_amount_minor from deal_events order by id")).toEqual([
      [null, 8n],
      [3n, 5n],
      [50n, 50n],
    ]);
  });

  it("are converted alike on whatever day they are imported, dates or not", async () => {
    await importAll("fx_rates", "on,currency,rate\n2020-01-01,EUR,1.1\n2021-01-01,EUR,1.5\n2099-01-01,EUR,2\n");
    const report = await importAll(
      "deals",
      "external_id,rep,stage,opened_on,expected_close_on,amount,currency\nD1,Ana,Talks,,2020-06-01,100,EUR\nD2,Ana,Talks,,,100,EUR\nD3,Ana,Talks,,,100,JPY\n",
    );
    await importAll("campaigns", "name,starts_on,ends_on,budget,currency\nEnd,,2020-06-01,100,EUR\nNever,,,100,EUR\n");
    const amounts = "select external_id, reporting_amount_minor from deals order by id";
    const budgets = "select name, reporting_budget_minor from campaigns order by id";
    expect(report.warnings[0]?.message).toMatch(/^has amounts in JPY for which no exchange rate is known; figures/);
    expect(await values(amounts)).toEqual([
      ["D1", 11_000n],
      ["D2", 20_000n],
      ["D3", null],
    ]);
    expect(await values(budgets)).toEqual([
      ["End", 11_000n],
      ["Never", 20_000n],
    ]);
    await importAll("fx_rates", "on,currency,rate\n2099-02-01,EUR,3\n");
    expect((await values(amounts))[1]).toEqual(["D2", 30_000n]);
    expect(await values(budgets)).toEqual([
      ["End", 11_000n],
      ["Never", 30_000n],
    ]);
  });

  it("of campaigns: goals of money are converted at the rate of the campaign's first day, or refused", async () => {
    const file =
      "name,starts_on,currency,goal_revenue,goal_leads\nRhine,2026-01-05,EUR,100,7\nFuji,2026-01-05,JPY,,9\n";
    expect(await importText("campaigns", file)).toMatchObject({
      state: "refused",
      badRows: [{ line: 2, column: "goal_revenue", value: "100 EUR" }],
    });
    await importAll("fx_rates", "on,currency,rate\n2026-01-01,EUR,1.1\n2026-02-01,EUR,9\n");
    await importAll("campaigns", file);
    const goals =
      "select c.name, g.metric, g.target from campaign_goals g join campaigns c on c.id = g.campaign_id order by 1, 2";
    expect(await values(goals)).toEqual([
      ["Fuji", "leads", "9.000000"],
      ["Rhine", "leads", "7.000000"],
      ["Rhine", "revenue", "11000.000000"],
    ]);
    await expect(importText("campaigns", "name,goal_ltv\nRhine,5\n")).rejects.toThrow(
      /goal_ltv is a goal for no metric/,
    );
    const nothing = await importText("campaigns", "name,goal_leads,goal_ctr\nFuji,0,5%\nRhine,5,0%\n");
    expect(nothing.badRows.map(({ line, column, message }) => [line, column, message.includes("above 0")])).toEqual([
      [2, "goal_leads", true],
      [3, "goal_ctr", true],
    ]);
  });

  it("take their events along when their amount changes", async () => {
    await importAll("deals", "external_id,rep,stage,closed_on,amount\nD1,Ana,Won,2026-01-01,100\n");
    const { warnings } = await importAll("deal_events", "deal,type,on,amount\nD1,cancelled,2026-02-01,\n");
    expect(warnings).toEqual([]);
    const ahead = await importAll("deal_events", "deal,type,on,amount\nD1,paid,2199-02-01,10\n", { dryRun: true });
    expect(ahead.warnings).toEqual([
      { rows: 1, firstLine: 2, message: "is of a day to come, and what reps are owed counts it already" },
    ]);
    await importAll("deals", "external_id,rep,stage,closed_on,amount\nD1,Ana,Won,2026-01-01,80\n");
    expect(await values("select reporting_amount_minor from deal_events")).toEqual([[8_000n]]);
  });

  it("keep a stage in use from opening or closing them", async () => {
    await importAll("deals", "external_id,rep,stage,closed_on\nD1,Ana,Done,\nD2,Ana,Won,2026-01-01\n");
    const report = await importText("stages", "name,outcome\nDone,won\nWon,lost\n");
    expect(report.badRows.map(({ line, message }) => [line, message])).toEqual([
      [
        2,
        'outcome "won" would open or close the deals that are in this stage; move them first, or give the stage another name',
      ],
    ]);
    await importAll("stages", "name,outcome\nWon,lost\n");
    expect(await values("select outcome from deals where external_id = 'D2'")).toEqual([["lost"]]);
  });
});
