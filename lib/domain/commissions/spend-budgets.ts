import { smaller } from "./amounts";
import type { PaidBefore } from "./locked";
import type { OwedEntry } from "./owed-entry";

/**
 * Cuts SPIFFs with a budget down to it, each plan's its own: what locked statements paid keeps its place as far as it is still earned, then the rest is
 * spent in credit order until nothing is left.
 */
export function spendBudgets(entries: readonly OwedEntry[], paid: ReadonlyMap<string, PaidBefore>): OwedEntry[] {
  const granted = new Map<string, bigint>();
  const spent = new Map<string, bigint>();
  const grant = (entry: OwedEntry, budget: bigint, wanted: bigint) => {
    const spiff = `${entry.plan}\n${entry.component}`;
    const used = spent.get(spiff) ?? 0n;
    const left = budget > used ? budget - used : 0n;
    const amount = smaller(wanted, left);
    if (amount <= 0n) return;
    spent.set(spiff, used + amount);
    granted.set(entry.key, (granted.get(entry.key) ?? 0n) + amount);
  };
  const budgeted = entries.flatMap((entry) => {
    const budget = entry.items[0]?.item.spiff?.budget ?? null;
    return budget === null ? [] : [{ entry, budget }];
  });
  for (const { entry, budget } of budgeted) {
    const before = paid.get(entry.key)?.earned ?? 0n;
    grant(entry, budget, smaller(before, entry.entitled));
  }
  for (const { entry, budget } of budgeted) grant(entry, budget, entry.entitled - (granted.get(entry.key) ?? 0n));
  const cut = new Set(budgeted.map(({ entry }) => entry.key));
  return entries.map((entry) => (cut.has(entry.key) ? cutTo(entry, granted.get(entry.key) ?? 0n) : entry));
}

/** What the budget leaves is of the credits that came first. */
function cutTo(entry: OwedEntry, earned: bigint): OwedEntry {
  if (earned === entry.earned) return entry;
  const left = { earned };
  const held = entry.held.map((part) => {
    const kept = smaller(part.earned, left.earned);
    left.earned -= kept;
    return { ...part, earned: kept };
  });
  return { ...entry, earned, held };
}
