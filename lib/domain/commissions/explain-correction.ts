import { moneyToDecimalText } from "@/lib/values/money";
import { type Explanation, type ExplanationStep, type StepKind, step } from "./explanation";
import type { CommissionFacts, Deal } from "./facts";
import { mismatchWords } from "./filter";
import type { Locked } from "./locked";
import { plansInForce } from "./plan-in-force";
import type { StatementLine } from "./statement";
import { groupDigits, listWords, measureWords, moneyWords } from "./words";

/** What a line pays now, in minor units of its measure and of the currency. */
export type Now = { readonly credited: bigint; readonly earned: bigint };

/** What people call the figures that may differ between two explanations of one line. */
const NAMES: Readonly<Record<string, string>> = {
  "deal.amount": "the deal's amount",
  "deal.on": "its date",
  "deal.currency": "its currency",
  "deal.units": "its units",
  "deal.recurring": "its recurring amount",
  "deal.cost": "its cost",
  "conversion.rate": "the exchange rate",
  "share.share": "the share",
  "accumulated.before": "what stood before it",
  "accumulated.quota": "the quota",
  rates: "the rate",
  "budget.earned": "what the budget leaves for it",
};

/** The step that says what a correction corrects: the period, what was locked, what it is now, and what changed since. */
export function correctionStep(
  locked: Locked,
  now: Now,
  current: Explanation,
  origin: string,
  currency: string,
): ExplanationStep {
  const { measure } = locked.line;
  const difference = now.earned - locked.earned;
  const figures = ({ credited, earned }: Now) =>
    `${measureWords(credited, measure, currency)} credited and ${moneyWords(earned, currency)} earned`;
  const changed = changes(locked.explanation, current);
  const because = changed.length === 0 ? "" : ` What changed: ${listWords(changed)}.`;
  const text = `For ${origin} locked statements carry ${figures(locked)}; it is now ${figures(now)}. The difference of ${moneyWords(difference, currency)} stands here.${because}`;
  return step("correction", text, {
    origin_period: origin,
    earned_before: moneyToDecimalText({ minor: locked.earned, currency }),
    earned_now: moneyToDecimalText({ minor: now.earned, currency }),
    changed: changed.join("; "),
  });
}

/** The step of a line whose period was locked before anything was known of it. */
export function lateStep(origin: string): ExplanationStep {
  const text = `It belongs to ${origin}, whose statement carries nothing for it, so it stands here.`;
  return step("correction", text, { origin_period: origin });
}

/** Why a line that was paid is no longer owed at all. */
export function goneStep(line: StatementLine, deal: Deal | null, facts: CommissionFacts): ExplanationStep {
  const { component, componentName } = line;
  if (deal === null) return step("deal", "The deal is no longer there.");
  const values = { deal: deal.id, on: deal.on };
  const ofTeam = isOfTeam(component, facts);
  if (!deal.credits.some(({ rep }) => rep === facts.rep || (ofTeam && isInTeam(rep, deal, facts)))) {
    const holders = listWords(deal.credits.map(({ name, rep }) => name ?? rep));
    return step(
      "deal",
      `Deal ${deal.id} is now credited to ${holders}${ofTeam ? ", and not to the team" : ""}.`,
      values,
    );
  }
  const text = `${componentName} no longer pays deal ${deal.id}, won on ${deal.on}, in this period`;
  return step("deal", `${text}${whyGone(line, deal, facts)}.`, values);
}

/** What keeps a component from paying for a deal now, as far as that is in the plan and its filter. */
function whyGone({ component, on }: StatementLine, deal: Deal, facts: CommissionFacts): string {
  if (facts.endedOn !== null && on > facts.endedOn) return `: ${facts.rep} left on ${facts.endedOn}`;
  const inForce = plansInForce(facts)(deal.on);
  if (inForce === null) return `: ${facts.rep} is on no plan that day`;
  const { plan, rules } = inForce.version;
  const filter = [...rules.components, ...rules.spiffs].find(({ id }) => id === component)?.when;
  if (!filter) return `: ${plan} has no such component that day`;
  const reasons = mismatchWords([filter], deal);
  return reasons.length === 0 ? "" : `: ${listWords(reasons)}`;
}

function isInTeam(rep: string, { on }: Deal, { team }: CommissionFacts): boolean {
  return team.some((member) => member.rep === rep && member.from <= on && (member.to === null || on < member.to));
}

function isOfTeam(id: string, { planVersions }: CommissionFacts): boolean {
  const components = planVersions.flatMap(({ rules }) => rules.components);
  return components.some((component) => component.id === id && component.whose === "team");
}

function changes(then: Explanation, now: Explanation): string[] {
  const before = figuresOf(then);
  const after = figuresOf(now);
  const differing = Object.entries(NAMES).flatMap(([key, name]) => {
    const [was, is] = [before.get(key), after.get(key)];
    return was === undefined || is === undefined || was === is ? [] : [`${name} from ${figure(was)} to ${figure(is)}`];
  });
  const [had, has] = [new Set(eventsOf(then)), new Set(eventsOf(now))];
  const gone = [...had].filter((text) => !has.has(text)).map((text) => `no longer ${text}`);
  return [...differing, ...[...has].filter((text) => !had.has(text)), ...gone];
}

/** An amount with its thousands apart; words and days as they are. */
function figure(text: string): string {
  return /^-?\d+(\.\d+)?$/.test(text) ? groupDigits(text) : text;
}

/** The figures of an explanation by name: of several credits those of the first, and every rate that was at work. */
function figuresOf(explanation: Explanation): Map<string, string> {
  const figures = new Map<string, string>();
  for (const { step: kind, values } of explanation)
    for (const [name, value] of Object.entries(values)) {
      const key = `${kind}.${name}`;
      if (!figures.has(key)) figures.set(key, value);
    }
  const rates = explanation.flatMap(({ step: kind, values }) => (RATED.has(kind) && values.rate ? [values.rate] : []));
  if (rates.length > 0) figures.set("rates", [...new Set(rates)].join(" and "));
  return figures;
}

const RATED: ReadonlySet<StepKind> = new Set(["slice", "rate"]);

/** What was paid, invoiced and taken back. */
function eventsOf(explanation: Explanation): string[] {
  const currency = explanation.find(({ step: kind }) => kind === "deal")?.values.currency ?? "";
  return explanation.flatMap(({ step: kind, values }) => {
    if (kind === "reduction" && values.counted === "yes")
      return [`${groupDigits(values.taken ?? "")} ${currency} ${values.type} on ${values.on}`];
    if (kind === "payment")
      return [`${groupDigits(values.counts ?? "")} ${currency} ${values.type ?? "paid"} on ${values.on}`];
    return [];
  });
}
