/** What makes up a statement's pay, in minor units of one currency: payable = earned by components + corrections − withheld + draw + carried + adjusted. */
export type StatementSum = {
  readonly components: readonly { readonly key: string; readonly name: string; readonly earned: bigint }[];
  readonly corrections: bigint;
  readonly withheld: bigint;
  readonly draw: bigint;
  readonly carried: bigint;
  readonly adjusted: bigint;
};

/** A part of the pay that differs: how much it was, and is. For what is withheld, as it counts in the pay: below zero. */
export type StatementChange = {
  readonly part: "component" | "corrections" | "withheld" | "draw" | "carried" | "adjusted";
  /** The component's key; null for the other parts. */
  readonly key: string | null;
  readonly name: string | null;
  readonly before: bigint;
  readonly now: bigint;
};

const NOTHING: StatementSum = { components: [], corrections: 0n, withheld: 0n, draw: 0n, carried: 0n, adjusted: 0n };

/**
 * Why one statement pays another sum than the one before: the parts that differ, in the order in which they make up the pay. Their differences
 * sum to the difference of what is payable. `before` null: there is none, and all is new.
 */
export function compareStatements(before: StatementSum | null, now: StatementSum): StatementChange[] {
  const was = before ?? NOTHING;
  const known = new Map([...was.components, ...now.components].map(({ key, name }) => [key, name]));
  const earned = ({ components }: StatementSum, key: string) =>
    components.filter((component) => component.key === key).reduce((sum, component) => sum + component.earned, 0n);
  const components = [...known].map(([key, name]): StatementChange => {
    return { part: "component", key, name, before: earned(was, key), now: earned(now, key) };
  });
  const rest = (["corrections", "withheld", "draw", "carried", "adjusted"] as const).map((part): StatementChange => {
    const sign = part === "withheld" ? -1n : 1n;
    return { part, key: null, name: null, before: sign * was[part], now: sign * now[part] };
  });
  return [...components, ...rest].filter((change) => change.before !== change.now);
}
