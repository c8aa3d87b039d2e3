import type { ComponentFile, FilterFile, PlanFile, SpiffFile, StepFile } from "@/lib/domain/commissions/file/plan-file";
import { readPlan } from "@/lib/domain/commissions/file/read-plan";
import { PlanError } from "@/lib/domain/commissions/plan-error";
import { componentWords, spiffWords } from "@/lib/domain/commissions/plan-words";
import { AppError } from "@/lib/errors/app-error";
import { parsePlanFile } from "@/lib/features/commissions/schema";
import { formatDate, formatLastDay } from "@/lib/format/date";
import { toPlainAmount } from "@/lib/format/typed-money";
import { isCalendarDate } from "@/lib/values/calendar-date";
import { isDecimal } from "@/lib/values/decimal";

/** A component or SPIFF in the editor. The key stays the same while its id follows what is typed. */
export type Keyed<Part> = { readonly key: string; readonly isNew: boolean; readonly part: Part };

/** Units of the plan's currency for one of another, whatever the day. */
export type FixedRate = { readonly code: string; readonly rate: string };

/** A plan as it is being typed: its texts may be anything. */
export type PlanDraft = Omit<PlanFile, "components" | "spiffs" | "fixed_rates"> & {
  readonly components: readonly Keyed<ComponentFile>[];
  readonly spiffs: readonly Keyed<SpiffFile>[];
  readonly fixedRates: readonly FixedRate[];
};

export type Fault = { readonly where: string; readonly message: string };

/** The draft of a plan that is stored. Where a step ends is left out: it is where the next one starts. */
export function toDraft({ components, spiffs, fixed_rates, ...plan }: PlanFile): PlanDraft {
  const keyed = <Part extends { readonly id: string }>(part: Part) => ({ key: part.id, isNew: false, part });
  return {
    ...plan,
    components: components.map((part) => keyed(withSteps(part, ({ to: _, ...step }) => step))),
    spiffs: (spiffs ?? []).map(keyed),
    fixedRates: Object.entries(fixed_rates ?? {}).map(([code, rate]) => ({ code, rate })),
  };
}

/** The draft as the documented JSON: `10` where a percent belongs is `10%`, `$5,000` is `5000`, and `eur` is `EUR`. */
export function toPlanFile({ components, spiffs, fixedRates, holdback, draw, cap, ...plan }: PlanDraft): PlanFile {
  const currency = asCurrency(plan.currency);
  const amount: Amount = (text) => toPlainAmount(text, currency) ?? text;
  return {
    ...plan,
    currency,
    components: components.map(({ part }) => understood(part, amount)),
    ...(spiffs.length > 0 && { spiffs: spiffs.map(({ part }) => understoodSpiff(part, amount)) }),
    ...(draw !== undefined && { draw: draw && { ...draw, amount: amount(draw.amount) } }),
    ...(cap !== undefined && { cap: cap && amount(cap) }),
    ...(holdback && { holdback: { ...holdback, percent: asPercent(holdback.percent) } }),
    ...(fixedRates.length > 0 && {
      fixed_rates: Object.fromEntries(fixedRates.map(({ code, rate }) => [code, rate.trim()])),
    }),
  };
}

/** A number that was typed where a percent belongs, with its sign; anything else stays as it is. */
export function asPercent(text: string): string {
  const typed = text.trim();
  return isDecimal(typed) ? `${typed}%` : text;
}

/** Three letters as the code they are; anything else stays as it is. */
export function asCurrency(text: string): string {
  return /^\s*[a-z]{3}\s*$/i.test(text) ? text.trim().toUpperCase() : text;
}

/** An amount that was typed, as a file writes it; anything else, such as a percent, stays as it is. */
type Amount = (text: string) => string;

function understood(part: ComponentFile, amount: Amount): ComponentFile {
  const over = part.rate.tiers?.over;
  const { rate, threshold, cap, bonus, ...rest } = withSteps(part, (step) => ({
    ...step,
    from: over === "attainment" ? asPercent(step.from) : amount(step.from),
    ...(step.amount != null && { amount: amount(step.amount) }),
    ...(step.percent != null && { percent: asPercent(step.percent) }),
    ...(step.of_target != null && { of_target: asPercent(step.of_target) }),
  }));
  return {
    ...rest,
    ...(rest.when && { when: understoodFilter(rest.when, amount) }),
    ...(threshold !== undefined && { threshold: threshold && { ...threshold, at: amount(threshold.at) } }),
    ...(cap !== undefined && { cap: cap && amount(cap) }),
    ...(bonus && { bonus: bonus.map((one) => ({ at: amount(one.at), amount: amount(one.amount) })) }),
    rate: {
      ...rate,
      ...(rate.flat != null && { flat: asPercent(rate.flat) }),
      ...(rate.per_deal != null && { per_deal: amount(rate.per_deal) }),
    },
  };
}

function understoodSpiff(part: SpiffFile, amount: Amount): SpiffFile {
  return {
    ...part,
    ...(part.when && { when: understoodFilter(part.when, amount) }),
    ...(part.percent != null && { percent: asPercent(part.percent) }),
    ...(part.amount != null && { amount: amount(part.amount) }),
    ...(part.budget != null && { budget: amount(part.budget) }),
  };
}

function understoodFilter(when: FilterFile, amount: Amount): FilterFile {
  return {
    ...when,
    ...(when.min_amount && { min_amount: amount(when.min_amount) }),
    ...(when.max_discount && { max_discount: asPercent(when.max_discount) }),
  };
}

function withSteps(part: ComponentFile, change: (step: StepFile) => StepFile): ComponentFile {
  const { tiers } = part.rate;
  return tiers ? { ...part, rate: { ...part.rate, tiers: { ...tiers, steps: tiers.steps.map(change) } } } : part;
}

/** A plan with one component to begin with. */
export function blankDraft(currency: string): PlanDraft {
  const draft: PlanDraft = { name: "", currency, components: [], spiffs: [], fixedRates: [], clawback: { days: 90 } };
  return withComponent(draft);
}

export function withComponent(draft: PlanDraft): PlanDraft {
  const part: ComponentFile = {
    id: freeId(draft, "new-business"),
    name: "New business",
    earns_on: "revenue",
    credited_at: "booked",
    accumulates: "quarter",
    whose: "own",
    when: { type: ["new"] },
    rate: { flat: "10%" },
  };
  return { ...draft, components: [...draft.components, { key: `c${nextKey(draft)}`, isNew: true, part }] };
}

export function withSpiff(draft: PlanDraft, { from, to }: { readonly from: string; readonly to: string }): PlanDraft {
  const part: SpiffFile = { id: freeId(draft, "spiff"), name: "SPIFF", from, to, amount: "100.00" };
  return { ...draft, spiffs: [...draft.spiffs, { key: `s${nextKey(draft)}`, isNew: true, part }] };
}

/** A part with another name; the id of one that was never stored follows it. */
export function renamed<Part extends { readonly id: string }>(
  draft: PlanDraft,
  keyed: Keyed<Part>,
  name: string,
): Keyed<Part> {
  const id = keyed.isNew ? freeId(draft, idOf(name) || "part", keyed.key) : keyed.part.id;
  return { ...keyed, part: { ...keyed.part, name, id } };
}

/** Every fault of the draft with its place; none where it can be stored. The same check as that of a file. */
export function faultsOf(file: PlanFile): readonly Fault[] {
  if (file.name.trim() === "") return [NAMELESS, ...faultsOf({ ...file, name: "-" })];
  try {
    parsePlanFile(file);
    return [];
  } catch (error) {
    if (error instanceof AppError) return error.details.map((fault) => asAsked(fault, file));
    throw error;
  }
}

/** A fault in the words of the field that it stands at: the form asks for the last day of a SPIFF, the file for the day after it. */
function asAsked({ where, message }: Fault, { spiffs }: PlanFile): Fault {
  const spiff = spiffs?.[Number(/^spiffs\[(\d+)\]\.to$/.exec(where)?.[1])];
  if (!spiff) return { where, message };
  const { from, to } = spiff;
  if (!isCalendarDate(to)) return { where, message: "choose the last day" };
  if (!isCalendarDate(from) || from < to) return { where, message };
  return {
    where,
    message: `The last day, ${formatLastDay(to)}, is before the first, ${formatDate(from)}; that day or later would be accepted`,
  };
}

/** Said beside all other faults: without a name a file is not looked at further. */
const NAMELESS: Fault = { where: "name", message: "write the plan's name" };

/** What is wrong with a new plan's name where another plan has it. */
export function nameFault(name: string, takenNames: readonly string[]): readonly Fault[] {
  const taken = takenNames.find((other) => other.toLowerCase() === name.trim().toLowerCase());
  if (taken === undefined) return [];
  return [{ where: "name", message: `There is a plan named ${taken} already; another name would be accepted` }];
}

/** A component as a sentence; null while it is not complete. */
export function componentSentence(component: ComponentFile, currency: string): string | null {
  return whenRead({ name: "-", currency, components: [component] }, ({ components: [read] }) =>
    read ? componentWords(read, currency) : null,
  );
}

/** A SPIFF as a sentence; null while it is not complete. */
export function spiffSentence(spiff: SpiffFile, currency: string): string | null {
  return whenRead({ name: "-", currency, components: [], spiffs: [spiff] }, ({ spiffs: [read] }) =>
    read ? spiffWords(read, currency, formatDate) : null,
  );
}

function whenRead<T>(file: PlanFile, say: (plan: ReturnType<typeof readPlan>) => T): T | null {
  try {
    return say(readPlan(toPlanFile(toDraft(file)), ""));
  } catch (error) {
    if (error instanceof PlanError) return null;
    throw error;
  }
}

function idOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

function freeId({ components, spiffs }: PlanDraft, wanted: string, exceptKey?: string): string {
  const taken = new Set(
    [...components, ...spiffs].flatMap(({ key, part }) => (key === exceptKey ? [] : [part.id])).concat("statement_cap"),
  );
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  return id;
}

function nextKey({ components, spiffs }: PlanDraft): number {
  const used = [...components, ...spiffs].map(({ key }) => Number(key.slice(1)) || 0);
  return Math.max(0, ...used) + 1;
}
