import { isCount, type Level, type Measure, type Step, type Tiers } from "./plan";
import type { Problem } from "./plan-error";

/** The faults of one table of tiers: a first step that is not at zero, gaps, overlaps, a last one that ends, a pay that does not fit. */
export function checkTiers(tiers: Tiers, earnsOn: Measure, where: string): Problem[] {
  const { steps, mode } = tiers;
  const least = mode === "interpolated" ? 2 : 1;
  if (steps.length < least) {
    const wanted = least === 2 ? "a curve has at least two points" : "tiers have at least one step, from 0";
    return [{ where: `${where}.steps`, message: `has ${steps.length}; ${wanted}` }];
  }
  return steps.flatMap((step, index) => {
    const place = `${where}.steps[${index}]`;
    return [
      ...checkScale(step.from, tiers, `${place}.from`),
      ...checkStart(step, steps[index - 1], `${place}.from`),
      ...checkEnd(step, steps[index + 1], `${place}.to`),
      ...checkPay(step, index, tiers, earnsOn, place),
    ];
  });
}

function checkScale(level: Level, { over }: Tiers, where: string): Problem[] {
  if (level.kind === over) return [];
  const wanted = over === "attainment" ? "a percent such as 100%" : "an amount such as 50000.00";
  return [{ where, message: `these tiers are over ${over}, so it is ${wanted}` }];
}

function checkStart({ from }: Step, before: Step | undefined, where: string): Problem[] {
  if (!before)
    return from.at === 0n ? [] : [{ where, message: "the first step starts at 0, so that no amount is left out" }];
  if (before.from.kind !== from.kind || before.from.at < from.at) return [];
  return [{ where, message: "is not above the step before it; steps go up, and each starts once" }];
}

function checkEnd({ to }: Step, next: Step | undefined, where: string): Problem[] {
  if (to === null) return [];
  if (!next) return [{ where, message: "the last step is open; leave its end out" }];
  if (to.at === next.from.at) return [];
  const fault = to.at < next.from.at ? "leaves a gap before" : "overlaps";
  return [{ where, message: `${fault} the next step; it ends where the next one starts, or is left out` }];
}

function checkPay({ pays }: Step, index: number, { mode, over }: Tiers, earnsOn: Measure, place: string): Problem[] {
  const value = pays.kind === "percent" ? pays.percent : pays.kind === "amount" ? pays.amount : pays.share;
  const problem = (message: string): Problem[] => [{ where: `${place}.${pays.kind}`, message }];
  if (value < 0n) return problem("is below zero; zero or more would be accepted");
  if (mode === "interpolated") {
    if (pays.kind === "percent")
      return problem(
        "a point of a curve pays an amount or a percent of the target incentive, the payout at that point",
      );
    return index === 0 && value !== 0n ? problem("a curve starts at a payout of 0: nothing sold earns nothing") : [];
  }
  if (pays.kind === "percent" && isCount(earnsOn))
    return problem(`a percent of ${earnsOn} is not money; a step pays an amount for each`);
  if (pays.kind === "amount" && !isCount(earnsOn))
    return problem(
      `an amount for each of the ${earnsOn} is not defined; use a percent, earn on deals or units, or let it pay along a curve, where amounts are payouts`,
    );
  if (pays.kind === "of_target" && over === "amount")
    return problem(
      "a share of the target incentive is paid along attainment; use tiers over attainment, the percent of quota",
    );
  return [];
}
