import { checkTiers } from "./check-tiers";
import { type Component, type GroupPick, isCount, type Level, type Plan, type Spiff, STATEMENT_CAP } from "./plan";
import { PlanError, type Problem } from "./plan-error";

/**
 * Refuses a plan that has gaps, overlaps or contradictions: throws PlanError with every fault, where it is (in the names of the plan file) and
 * what would be accepted. `root` is where the plan stands in its file.
 */
export function checkPlan(plan: Plan, root: string): void {
  const problems: Problem[] = [
    ...plan.components.flatMap((component, index) => checkComponent(component, `components[${index}]`)),
    ...plan.spiffs.flatMap((spiff, index) => checkSpiff(spiff, `spiffs[${index}]`)),
    ...checkIds(plan),
    ...checkGroups(plan.components),
    ...checkRules(plan),
  ];
  if (plan.components.length + plan.spiffs.length === 0)
    problems.push(problem("components", "is empty; a plan has at least one component"));
  if (problems.length > 0)
    throw new PlanError(
      problems.map(({ where, message }) => ({ where: root === "" ? where : `${root}.${where}`, message })),
    );
}

function checkComponent(component: Component, where: string): Problem[] {
  const { rate, earnsOn, threshold, bonuses, cap } = component;
  const problems: Problem[] = [];
  if (rate.kind === "flat" && isCount(earnsOn))
    problems.push(
      problem(
        `${where}.rate.flat`,
        `a percent of ${earnsOn} is not money; use an amount for each deal, or tiers that pay an amount`,
      ),
    );
  if (rate.kind === "flat" && rate.percent < 0n) problems.push(below(`${where}.rate.flat`));
  if (rate.kind === "per_deal" && rate.amount < 0n) problems.push(below(`${where}.rate.per_deal`));
  if (rate.kind === "tiers") problems.push(...checkTiers(rate, earnsOn, `${where}.rate.tiers`));
  if (threshold?.from === "above" && rate.kind === "per_deal" && earnsOn !== "deals")
    problems.push(
      problem(`${where}.threshold.from`, "an amount per deal has no part above a threshold; zero would be accepted"),
    );
  if (cap !== null && cap < 0n) problems.push(below(`${where}.cap`));
  if (bonuses.some(({ amount }) => amount < 0n)) problems.push(below(`${where}.bonus`));
  return [...problems, ...checkAttainment(component, where)];
}

/** Attainment is money over a window's quota. */
function checkAttainment({ rate, earnsOn, accumulates, threshold, bonuses }: Component, where: string): Problem[] {
  const levels: [string, Level | undefined][] = [
    [`${where}.rate.tiers.over`, rate.kind === "tiers" && rate.over === "attainment" ? rate.steps[0]?.from : undefined],
    [`${where}.threshold.at`, threshold?.at],
    ...bonuses.map(({ at }, index): [string, Level] => [`${where}.bonus[${index}].at`, at]),
  ];
  return levels.flatMap(([place, level]) => {
    if (!level) return [];
    if (level.at < 0n) return [below(place)];
    if (level.kind !== "attainment") return [];
    if (accumulates === "deal")
      return [
        problem(
          place,
          "attainment needs a quota; let it add up over a month, quarter, half year or year, or use an amount",
        ),
      ];
    if (isCount(earnsOn))
      return [problem(place, `a quota is money and ${earnsOn} are a count; use a number of ${earnsOn} instead`)];
    return [];
  });
}

function checkSpiff({ from, to, rate, budget }: Spiff, where: string): Problem[] {
  const problems: Problem[] = [];
  if (from >= to)
    problems.push(
      problem(
        `${where}.to`,
        `${to} is not after ${from}; it ends later than it begins, and a file names the first day on which it no longer holds`,
      ),
    );
  if ((rate.kind === "flat" ? rate.percent : rate.amount) < 0n) problems.push(below(where));
  if (budget !== null && budget < 0n) problems.push(below(`${where}.budget`));
  return problems;
}

function checkIds({ components, spiffs }: Plan): Problem[] {
  const seen = new Set<string>([STATEMENT_CAP]);
  const places = [
    ...components.map(({ id }, index) => ({ id, where: `components[${index}].id` })),
    ...spiffs.map(({ id }, index) => ({ id, where: `spiffs[${index}].id` })),
  ];
  return places.flatMap(({ id, where }) => {
    if (id === "" || /\s/.test(id))
      return [problem(where, `"${id}" is empty or has spaces; an id is one word such as base`)];
    if (seen.has(id)) return [problem(where, `"${id}" is taken; each component and SPIFF has its own id`)];
    seen.add(id);
    return [];
  });
}

const PICKS: Readonly<Record<GroupPick, string>> = {
  first: "the first that fits",
  highest: "the one that pays most",
  most_specific: "the narrowest filter",
};

function checkGroups(components: readonly Component[]): Problem[] {
  const first = new Map<string, Component>();
  return components.flatMap((component, index) => {
    const { group, creditedAt } = component;
    if (!group) return [];
    const leader = first.get(group.id);
    if (!leader) first.set(group.id, component);
    const where = `components[${index}].group`;
    if (leader && leader.group?.pick !== group.pick)
      return [
        problem(
          `${where}.pick`,
          `is ${PICKS[group.pick]}, and ${leader.name} in the same group has ${PICKS[leader.group?.pick ?? "first"]}; one group has one rule`,
        ),
      ];
    if (leader && group.pick === "highest" && leader.creditedAt !== creditedAt)
      return [
        problem(
          where,
          `${leader.name} is paid at another moment; the one that pays most is found among components that are paid at the same one`,
        ),
      ];
    return [];
  });
}

function checkRules({ draw, holdback, clawbackDays, cap, fixedRates }: Plan): Problem[] {
  const problems: Problem[] = [];
  if (draw && draw.amount < 0n) problems.push(below("draw.amount"));
  if (holdback && (holdback.percent < 0n || holdback.percent > 1_000_000n))
    problems.push(problem("holdback.percent", "is a percent from 0% to 100%"));
  if (holdback && holdback.until !== "paid" && holdback.until.days < 0) problems.push(below("holdback.days"));
  if (clawbackDays !== null && clawbackDays < 0) problems.push(below("clawback.days"));
  if (cap !== null && cap < 0n) problems.push(below("cap"));
  for (const [currency, { units }] of fixedRates)
    if (units <= 0n) problems.push(problem(`fixed_rates.${currency}`, "is not above zero"));
  return problems;
}

function below(where: string): Problem {
  return problem(where, "is below zero; zero or more would be accepted");
}

function problem(where: string, message: string): Problem {
  return { where, message };
}
