import type { CalendarDate } from "@/lib/values/calendar-date";
import { BEGINNING } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";
import { ValueError } from "@/lib/values/value-error";
import type { Adjustment, FxRate, Recorded, RecordedFacts, StatementUnit, TeamMember } from "../facts";
import { findStatementPeriod } from "../window";
import { Faults } from "./faults";
import type { AdjustmentFile, MemberFile, PreviewFile, RateRowFile } from "./preview-file";
import { readDeal, readQuota } from "./read-facts";
import { readPlan } from "./read-plan";
import { type ValueReaders, valueReaders } from "./read-values";

/** The facts a preview file means. Throws PlanError with every fault and its place. */
export function readPreview(file: PreviewFile): RecordedFacts {
  const plan = readPlan(file.plan, "plan");
  const faults = new Faults();
  const read = valueReaders(faults);
  const { currency, name } = plan;
  const unit = file.statements ?? "month";
  const start = faults.read("fiscal_year_start", () => fiscalStart(file.fiscal_year_start), 1);
  const date = (text: string | null | undefined, where: string) => (text == null ? null : read.date(text, where));
  const incentive = file.target_incentive;
  const targetIncentive = incentive == null ? null : read.money(incentive, currency, "target_incentive");
  const periodOf = (key: string) => statementPeriod(unit, key, start);
  const known = file.periods.map((key, index) => faults.read(`periods[${index}]`, () => periodOf(key), null));
  if (known.length === 0) faults.add("periods", "is empty; name the periods to make statements for, such as 2026-01");

  const facts: RecordedFacts = {
    rep: file.rep,
    startedOn: date(file.started_on, "started_on"),
    endedOn: date(file.ended_on, "ended_on"),
    fiscalYearStartMonth: start,
    statements: unit,
    periods: known.filter((span) => span !== null),
    planVersions: [{ plan: name, from: BEGINNING, rules: plan }],
    assignments: [{ plan: name, from: BEGINNING, to: null, targetIncentive }],
    quotas: (file.quotas ?? []).map((quota, index) => readQuota(quota, currency, read, `quotas[${index}]`)),
    deals: (file.deals ?? []).map((deal, index) =>
      readDeal(deal, { currency, rep: file.rep }, read, `deals[${index}]`),
    ),
    rateCurrency: currency,
    fxRates: (file.fx_rates ?? []).map((rate, index) => readRate(rate, read, `fx_rates[${index}]`)),
    team: (file.team ?? []).map((member, index) => readMember(member, read, `team[${index}]`)),
    adjustments: (file.adjustments ?? []).map((adjustment, index) =>
      readAdjustment(adjustment, { currency, index, periodOf, faults }, read),
    ),
  };
  faults.throwIfAny();
  return facts;
}

/** A month as `4`, `"04"`, `"04-01"` or `"2026-04-01"`. */
function fiscalStart(value: number | string | null | undefined): number {
  if (value == null) return 1;
  const match = /^(?:(?:\d{4}-)?(\d{1,2})-01|(\d{1,2}))$/.exec(String(value));
  const month = Number(match?.[1] ?? match?.[2] ?? 0);
  if (month >= 1 && month <= 12) return month;
  throw new ValueError(`"${value}" is not the month a year begins in, such as 4 for April`);
}

function statementPeriod(unit: StatementUnit, key: string, start: number): Period {
  const found = findStatementPeriod(unit, key, start);
  if (found) return found.span;
  const example = { month: "2026-01", quarter: "2026-Q1", year: "2026" }[unit];
  throw new ValueError(`"${key}" is not a ${unit} such as ${example}`);
}

function readRate(file: RateRowFile, read: ValueReaders, at: string): Recorded<FxRate> {
  const on = read.date(file.on, `${at}.on`);
  return {
    on,
    currency: read.currency(file.currency, `${at}.currency`),
    rate: read.rate(file.rate, `${at}.rate`),
    recordedOn: read.recorded(file, on, at),
  };
}

function readMember(file: string | MemberFile, read: ValueReaders, at: string): Recorded<TeamMember> {
  if (typeof file === "string") return { rep: file, from: BEGINNING, to: null, recordedOn: BEGINNING };
  const from = file.from == null ? BEGINNING : read.date(file.from, `${at}.from`);
  const to = file.to == null ? null : read.date(file.to, `${at}.to`);
  return { rep: file.rep, from, to, recordedOn: read.recorded(file, from, at) };
}

type AdjustmentContext = {
  readonly currency: string;
  readonly index: number;
  readonly periodOf: (key: string) => Period;
  readonly faults: Faults;
};

function readAdjustment(
  file: AdjustmentFile,
  { currency, index, periodOf, faults }: AdjustmentContext,
  read: ValueReaders,
): Recorded<Adjustment> {
  const at = `adjustments[${index}]`;
  const on: CalendarDate =
    file.on == null
      ? faults.read(`${at}.period`, () => periodOf(file.period ?? "").from, BEGINNING)
      : read.date(file.on, `${at}.on`);
  return {
    id: file.id ?? `adjustment ${index + 1}`,
    on,
    amount: read.money(file.amount, currency, `${at}.amount`),
    reason: file.reason,
    by: file.by ?? "not named",
    recordedOn: read.recorded(file, on, at),
  };
}
