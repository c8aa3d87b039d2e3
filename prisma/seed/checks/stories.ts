import { expect, test } from "vitest";
import { addDays, addMonths, calendarDate, daysBetween } from "@/lib/values/calendar-date";
import { elapsedDays, lengthInDays, period, startOf } from "@/lib/values/period";
import { FISCAL_CALENDAR } from "../company/organisation";
import { STORIES } from "../story";
import { dealFacts, keptAfter, stays } from "./money";
import { cell, rowsOf } from "./sample-rows";

/** Tests that each story can be found by plain sums over the rows. */
export function testStories(today: string): void {
  const QUARTER = startOf("quarter", calendarDate(today), FISCAL_CALENDAR);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const slow = { timeout: 60_000 };

  const wonOn = (column: string, value: string) =>
    new Set(
      rowsOf(today, "deals")
        .filter((row) => row.type === "new" && row.stage === "Won" && row[column] === value)
        .map((row) => cell(row, "account")),
    );
  const customersOf = (accounts: ReadonlySet<string>) => stays(today).filter(({ account }) => accounts.has(account));

  function winRate(of: (rep: string) => boolean): number {
    const closed = dealFacts(today).filter(({ rep, open }) => !open && of(rep));
    return closed.filter(({ won }) => won).length / closed.length;
  }

  /** Revenue ÷ quota as a rep's quota holds: with its ramp, for the days of the quarter the rep is there, and so far as it is over. */
  function attainments(from: string): Map<string, number> {
    const reps = new Map(rowsOf(today, "reps").map((row) => [cell(row, "name"), row]));
    return new Map(
      rowsOf(today, "quotas")
        .filter((row) => row.from === from && row.ramp === "100%")
        .map((row) => {
          const span = period(calendarDate(cell(row, "from")), calendarDate(cell(row, "to")));
          const { started_on: started = "", ended_on: ended = "" } = reps.get(cell(row, "rep")) ?? {};
          const first = started > span.from && started < span.to ? calendarDate(started) : span.from;
          const last = ended !== "" && ended < span.to ? addDays(calendarDate(ended), 1) : span.to;
          const share = daysBetween(first, last) / lengthInDays(span);
          const quota = Number(row.amount) * (Number(row.ramp?.replace("%", "")) / 100) * share;
          const revenue = dealFacts(today).filter(
            ({ rep, won, closed }) => won && rep === row.rep && closed >= span.from && closed < span.to,
          );
          const elapsed = elapsedDays(span, calendarDate(today)) / lengthInDays(span);
          return [cell(row, "rep"), sum(revenue.map(({ dollars }) => dollars)) / (quota * elapsed)];
        }),
    );
  }

  test("most reps come near their quota, some do not, and the running quarter is on pace", slow, () => {
    const quarters = [1, 2, 3, 4, 5, 6].map((back) => attainments(addMonths(QUARTER, -3 * back)));
    const all = quarters.flatMap((quarter) => [...quarter.values()]).sort((a, b) => a - b);
    expect(all[0]).toBeGreaterThan(0.35);
    expect(all.at(-1)).toBeLessThan(1.6);
    expect(all[Math.floor(all.length / 2)]).toBeGreaterThan(0.93);
    expect(all[Math.floor(all.length / 2)]).toBeLessThan(1.07);
    const running = [...attainments(QUARTER).values()];
    expect(sum(running) / running.length).toBeGreaterThan(0.85);
    expect(sum(running) / running.length).toBeLessThan(1.25);
  });

  test("one rep wins clearly less than the others, after fewer meetings", slow, () => {
    const { rep: name } = STORIES.lowWinRate;
    expect(winRate((rep) => rep === name)).toBeLessThan(0.75 * winRate((rep) => rep !== name));
    const meetingsPerDeal = (of: (rep: string) => boolean) =>
      rowsOf(today, "activities").filter((row) => row.type === "meeting" && of(cell(row, "rep"))).length /
      dealFacts(today).filter(({ rep }) => of(rep)).length;
    expect(meetingsPerDeal((rep) => rep === name)).toBeLessThan(0.8 * meetingsPerDeal((rep) => rep !== name));
  });

  test("one rep is over quota by discounts, and the customers won that way leave", slow, () => {
    const { rep: name } = STORIES.discounter;
    const discount = (of: (rep: string) => boolean) => {
      const sold = dealFacts(today).filter(
        ({ row, rep, won }) => won && row.type === "new" && row.promotion === "" && of(rep),
      );
      return 1 - sum(sold.map(({ row }) => Number(row.amount))) / sum(sold.map(({ row }) => Number(row.list_amount)));
    };
    expect(discount((rep) => rep === name)).toBeGreaterThan(3 * discount((rep) => rep !== name));
    const own = wonOn("rep", name);
    const kept = keptAfter(365, customersOf(own), today);
    const others = keptAfter(
      365,
      stays(today).filter(({ account }) => !own.has(account)),
      today,
    );
    expect(kept.of).toBeGreaterThan(30);
    expect(kept.share).toBeLessThan(others.share - 0.12);
  });

  test("the cheap campaign's customers leave and the expensive one's stay", slow, () => {
    const told = (name: string) => {
      const spend = sum(
        rowsOf(today, "campaign_days")
          .filter((row) => row.campaign === name)
          .map((row) => Number(row.spend)),
      );
      const customers = customersOf(wonOn("campaign", name));
      return {
        costPerCustomer: spend / customers.length,
        customers: customers.length,
        kept: keptAfter(180, customers, today).share,
      };
    };
    const cheap = told(STORIES.cheapCampaign.name);
    const loyal = told(STORIES.loyalCampaign.name);
    expect(cheap.customers).toBeGreaterThan(25);
    expect(loyal.customers).toBeGreaterThan(18);
    expect(loyal.costPerCustomer).toBeGreaterThan(6 * cheap.costPerCustomer);
    expect(loyal.kept).toBeGreaterThan(cheap.kept + 0.15);
  });

  test("an offer saved a quarter that was far behind before it", slow, () => {
    const from = addMonths(QUARTER, 3 * STORIES.savedQuarter.index);
    const to = addMonths(from, 3);
    const offer = rowsOf(today, "promotions").find((row) => cell(row, "name").startsWith("Last call"));
    const won = dealFacts(today).filter((deal) => deal.won && deal.closed >= from && deal.closed < to);
    const quota = sum(
      rowsOf(today, "quotas")
        .filter((row) => row.from === from)
        .map((row) => Number(row.amount)),
    );
    const revenue = sum(won.map(({ dollars }) => dollars));
    const onOffer = sum(won.filter(({ row }) => row.promotion === offer?.name).map(({ dollars }) => dollars));
    expect(revenue / quota).toBeGreaterThan(0.9);
    expect((revenue - onOffer) / quota).toBeLessThan(0.86);
  });

  test("the brand is better known while customers won on offers stay less and less", slow, () => {
    const share = (
      from: string,
      to: string,
      of: string,
      all: (row: Readonly<Record<string, string>>) => number,
      file: string,
    ) => {
      const rows = rowsOf(today, file).filter(
        (row) => cell(row, "on") >= from && cell(row, "on") < to && row[of] !== "",
      );
      return sum(rows.map((row) => Number(row[of]))) / sum(rows.map(all));
    };
    const year = (back: number) =>
      [addMonths(calendarDate(today), -12 * (back + 1)), addMonths(calendarDate(today), -12 * back)] as const;
    const aided = (back: number) =>
      share(...year(back), "aided", ({ respondents }) => Number(respondents), "brand_surveys");
    const searched = (back: number) =>
      share(
        ...year(back),
        "branded_searches",
        (row) => Number(row.branded_searches) + Number(row.competitor_searches),
        "brand_signals",
      );
    expect(aided(0)).toBeGreaterThan(aided(2) + 0.08);
    expect(searched(0)).toBeGreaterThan(searched(2) + 0.03);

    const middle = addMonths(calendarDate(today), -19);
    const onOffers = customersOf(
      new Set(
        rowsOf(today, "deals")
          .filter((row) => row.type === "new" && row.promotion !== "" && row.stage === "Won")
          .map((row) => cell(row, "account")),
      ),
    );
    const early = keptAfter(
      180,
      onOffers.filter(({ from }) => from < middle),
      today,
    );
    const late = keptAfter(
      180,
      onOffers.filter(({ from }) => from >= middle),
      today,
    );
    expect(late.of).toBeGreaterThan(40);
    expect(late.share).toBeLessThan(early.share - 0.08);
  });
}
