import type { Component, Plan } from "./plan";

/**
 * Whether two checked plans say the same, however they are written: `10.0%` is `10%`, a part left out is its default, and where a step ends is where
 * the next one starts.
 */
export function samePlan(a: Plan, b: Plan): boolean {
  return textOf(a) === textOf(b);
}

function textOf({ components, fixedRates, ...plan }: Plan): string {
  const parts = { ...plan, components: components.map(withoutEnds), fixedRates: [...fixedRates].sort(byCode) };
  return JSON.stringify(parts, (_name, value) => (typeof value === "bigint" ? `${value}n` : value));
}

function withoutEnds({ rate, group, ...component }: Component) {
  const told = rate.kind === "tiers" ? { ...rate, steps: rate.steps.map(({ from, pays }) => ({ from, pays })) } : rate;
  return { ...component, rate: told, group: group && [group.id, group.pick] };
}

function byCode([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
