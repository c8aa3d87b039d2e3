import { moneyToDecimalText } from "@/lib/values/money";
import { type Explanation, type ExplanationStep, step } from "./explanation";
import type { CommissionFacts, Deal } from "./facts";
import type { Locked } from "./locked";
import type { StatementLine } from "./statement";
import { listWords, measureWords, moneyWords } from "./words";

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
export function goneStep({ component, componentName }: StatementLine, deal: Deal | null, facts: CommissionFacts) {
  if (deal === null) return step("deal", "The deal is no longer there.");
  const values = { deal: deal.id, on: deal.on };
  if (!deal.credits.some((credit) => credit.rep === facts.rep || isInTeam(credit.rep, deal, facts))) {
    const holders = listWords(deal.credits.map(({ name, rep }) => name ?? rep));
    const team = isOfTeam(component, facts) ? ", and not to the team" : "";
    return step("deal", `Deal ${deal.id} is now credited to ${holders}${team}.`, values);
  }
  return step("deal", `${componentName} no longer pays deal ${deal.id}, won on ${deal.on}, in this period.`, values);
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
    return was === undefined || is === undefined || was === is ? [] : [`${name} from ${was} to ${is}`];
  });
  const known = new Set(reductions(then));
  return [...differing, ...reductions(now).filter((text) => !known.has(text))];
}

function figuresOf(explanation: Explanation): Map<string, string> {
  const figures = new Map<string, string>();
  for (const { step: kind, values } of explanation)
    for (const [name, value] of Object.entries(values)) figures.set(`${kind}.${name}`, value);
  return figures;
}

function reductions(explanation: Explanation): string[] {
  return explanation
    .filter(({ step: kind, values }) => kind === "reduction" && values.counted === "yes")
    .map(({ values }) => `${values.taken} ${values.type} on ${values.on}`);
}
