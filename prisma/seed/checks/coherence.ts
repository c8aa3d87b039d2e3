import { expect, test } from "vitest";
import { sharesOf } from "./money";
import { cell, rowsOf } from "./sample-rows";

/** Tests that the sample company of a day makes sense as a whole: names, days, shares, money. */
export function testCoherence(today: string): void {
  const texts = (file: string, column: string) => new Set(rowsOf(today, file).map((row) => cell(row, column)));
  const unknown = (file: string, column: string, known: ReadonlySet<string>) =>
    [...texts(file, column)].filter((text) => text !== "" && !known.has(text));

  test("every name that a row mentions is that of another row", { timeout: 60_000 }, () => {
    const [accounts, campaigns, reps, leads, deals] = [
      texts("accounts", "name"),
      texts("campaigns", "name"),
      texts("reps", "name"),
      texts("leads", "external_id"),
      texts("deals", "external_id"),
    ];
    for (const file of ["deals", "leads", "touches", "activities", "purchases", "feedback"]) {
      expect(unknown(file, "account", accounts)).toEqual([]);
    }
    for (const file of ["deals", "leads", "touches", "campaign_days", "campaign_reach", "brand_surveys"]) {
      expect(unknown(file, "campaign", campaigns)).toEqual([]);
    }
    for (const file of ["activities", "quotas", "plan_assignments"]) expect(unknown(file, "rep", reps)).toEqual([]);
    for (const file of ["deals", "touches", "activities"]) expect(unknown(file, "lead", leads)).toEqual([]);
    for (const file of ["deal_events", "activities"]) expect(unknown(file, "deal", deals)).toEqual([]);
    expect(unknown("deals", "promotion", texts("promotions", "name"))).toEqual([]);
    expect(unknown("deals", "product", texts("products", "name"))).toEqual([]);
    expect(unknown("reps", "team", texts("teams", "name"))).toEqual([]);
    expect(unknown("campaigns", "team", texts("teams", "name"))).toEqual([]);
  });

  test("nothing has happened that is still to come", { timeout: 60_000 }, () => {
    const days: readonly (readonly [string, string])[] = [
      ["deals", "closed_on"],
      ["deals", "opened_on"],
      ["deal_events", "on"],
      ["purchases", "on"],
      ["feedback", "on"],
      ["activities", "at"],
      ["touches", "at"],
      ["campaign_days", "date"],
      ["brand_surveys", "on"],
      ["brand_signals", "on"],
      ["costs", "on"],
      ["leads", "first_contact_on"],
      ["leads", "mql_on"],
      ["leads", "sql_on"],
      ["leads", "disqualified_on"],
    ];
    for (const [file, column] of days) {
      const late = rowsOf(today, file).filter((row) => cell(row, column).slice(0, 10) > today);
      expect({ file, column, late: late.slice(0, 2) }).toEqual({ file, column, late: [] });
    }
  });

  test("a deal's days, shares and price fit together, and its reps were there to close it", { timeout: 60_000 }, () => {
    const reps = new Map(rowsOf(today, "reps").map((row) => [cell(row, "name"), row]));
    const wrong = rowsOf(today, "deals").filter((row) => {
      const closed = cell(row, "closed_on");
      const shares = sharesOf(cell(row, "rep"));
      const there = shares.every(({ rep }) => {
        const { started_on: started = "", ended_on: ended = "" } = reps.get(rep) ?? {};
        return closed === "" || (started <= closed && (ended === "" || closed <= ended));
      });
      const whole = Math.round(shares.reduce((sum, { share }) => sum + share * 100, 0)) === 100;
      const days = closed === "" ? cell(row, "expected_close_on") !== "" : cell(row, "opened_on") <= closed;
      return !there || !whole || !days || Number(row.amount) > Number(row.list_amount);
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test("a lead's days follow one another, and its deal was opened after them in the same account and campaign", {
    timeout: 60_000,
  }, () => {
    const leads = new Map(rowsOf(today, "leads").map((row) => [cell(row, "external_id"), row]));
    for (const lead of leads.values()) {
      const days = ["first_contact_on", "mql_on", "sql_on"]
        .map((column) => cell(lead, column))
        .filter((day) => day !== "");
      expect(days).toEqual([...days].sort());
    }
    for (const deal of rowsOf(today, "deals").filter((row) => cell(row, "lead") !== "")) {
      const lead = leads.get(cell(deal, "lead"));
      expect([lead?.account, lead?.campaign, lead?.channel]).toEqual([deal.account, deal.campaign, deal.channel]);
      expect(cell(deal, "opened_on") >= (lead?.sql_on ?? "")).toBe(true);
    }
  });

  test("what deals won is what customers bought, on the same days for the same money", { timeout: 60_000 }, () => {
    const start = [...texts("deals", "closed_on")].filter((day) => day !== "").sort()[0] ?? "";
    const key = (account: string, on: string, amount: string) => `${account}|${on}|${amount}`;
    for (const kind of ["new", "renewal"]) {
      const sold = rowsOf(today, "deals").filter((row) => row.type === kind && row.stage === "Won");
      const bought = rowsOf(today, "purchases").filter((row) => row.kind === kind && cell(row, "on") >= start);
      expect(new Set(bought.map((row) => key(cell(row, "account"), cell(row, "on"), cell(row, "amount"))))).toEqual(
        new Set(sold.map((row) => key(cell(row, "account"), cell(row, "closed_on"), cell(row, "amount")))),
      );
    }
  });

  test("no campaign's day has fewer visits than leads, and no touch lies outside its campaign", {
    timeout: 60_000,
  }, () => {
    const leads = new Map<string, number>();
    for (const row of rowsOf(today, "leads")) {
      const key = `${row.campaign}|${row.first_contact_on}`;
      leads.set(key, (leads.get(key) ?? 0) + 1);
    }
    const fewer = rowsOf(today, "campaign_days").filter(
      (row) => Number(row.visits) < (leads.get(`${row.campaign}|${row.date}`) ?? 0),
    );
    expect(fewer).toEqual([]);
    const runs = new Map(rowsOf(today, "campaigns").map((row) => [cell(row, "name"), row]));
    const outside = rowsOf(today, "touches").filter((row) => {
      const run = runs.get(cell(row, "campaign"));
      const day = cell(row, "at").slice(0, 10);
      return run !== undefined && (day < cell(run, "starts_on") || day > cell(run, "ends_on"));
    });
    expect(outside.slice(0, 3)).toEqual([]);
  });

  test("every amount in another currency has a rate on or before its day", { timeout: 60_000 }, () => {
    const first = new Map<string, string>();
    for (const row of rowsOf(today, "fx_rates"))
      first.set(cell(row, "currency"), first.get(cell(row, "currency")) ?? cell(row, "on"));
    const days: readonly (readonly [string, string])[] = [
      ["deals", "opened_on"],
      ["purchases", "on"],
      ["campaign_days", "date"],
      ["campaigns", "starts_on"],
    ];
    for (const [file, column] of days) {
      const without = rowsOf(today, file).filter(
        (row) => row.currency !== "USD" && cell(row, column) < (first.get(cell(row, "currency")) ?? "9999"),
      );
      expect({ file, without: without.slice(0, 2) }).toEqual({ file, without: [] });
    }
  });

  test("a customer buys nothing before the first purchase and nothing after leaving", { timeout: 60_000 }, () => {
    const byAccount = new Map<string, string[]>();
    for (const row of rowsOf(today, "purchases")) {
      const kinds = byAccount.get(cell(row, "account"));
      if (kinds) kinds.push(cell(row, "kind"));
      else byAccount.set(cell(row, "account"), [cell(row, "kind")]);
    }
    for (const kinds of byAccount.values()) {
      expect(kinds[0]).toBe("new");
      expect(kinds.slice(0, -1)).not.toContain("churn");
    }
  });
}
