import type { CalendarDate } from "@/lib/values/calendar-date";
import { groupBy } from "@/lib/values/group-by";
import { compareBytewise } from "./bytewise";
import { capCorrectionStep, type EarnedChange } from "./explain-cap";
import { correctionStep, goneStep, lateStep } from "./explain-correction";
import { explainEntry } from "./explain-entry";
import type { Explanation } from "./explanation";
import type { CommissionFacts } from "./facts";
import { leaverSteps } from "./leavers";
import { lineKey } from "./line-key";
import type { Locked } from "./locked";
import type { Owed, OwedEntry } from "./owed-entry";
import type { PeriodCap } from "./period-cap";
import { STATEMENT_CAP } from "./plan";
import type { StatementLine } from "./statement";
import type { NamedPeriod } from "./window";

/** A line and the statement period it goes to. */
export type PlacedLine = { readonly target: NamedPeriod; readonly position: number; readonly line: StatementLine };

/** Where a line credited on a day goes: its own statement while that is open, else the next open one. */
export type TargetOf = (day: CalendarDate) => NamedPeriod;

type LineContext = {
  readonly facts: CommissionFacts;
  readonly currency: string;
  readonly locked: ReadonlyMap<string, Locked>;
  readonly targetOf: TargetOf;
};

/** What is owed now less what locked statements carry, line by line; a line that is as it was is left out. */
export function differenceLines(owed: Owed, caps: readonly PeriodCap[], context: LineContext): PlacedLine[] {
  const lines = [...owed.entries.flatMap((entry) => entryLine(entry, context)), ...goneLines(owed, context)];
  const changes = groupBy(lines.filter(isCorrection), ({ line }) => line.originPeriod);
  const capped = caps.flatMap((cap) => capLine(cap, changes.get(cap.origin.key) ?? [], context));
  return [...lines, ...capped].sort(byStatementOrder);
}

function isCorrection({ target, line }: PlacedLine): boolean {
  return target.key !== line.originPeriod && line.earned !== 0n;
}

function entryLine(entry: OwedEntry, context: LineContext): PlacedLine[] {
  const { locked, targetOf, currency } = context;
  const paid = locked.get(entry.key) ?? null;
  const credited = entry.credited - (paid?.credited ?? 0n);
  const earned = entry.earned - (paid?.earned ?? 0n);
  if ((paid !== null || entry.blocked) && credited === 0n && earned === 0n) return [];
  const target = targetOf(entry.origin.span.from);
  const isOwn = target.key === entry.origin.key;
  const current = [...explainEntry(entry, currency), ...leaverSteps(entry.deal, entry.on, context.facts)];
  const line: StatementLine = {
    component: entry.component,
    componentName: entry.componentName,
    plan: entry.plan,
    deal: entry.deal,
    originPeriod: entry.origin.key,
    originFrom: entry.origin.span.from,
    on: isOwn ? entry.on : target.span.from,
    measure: entry.measure,
    credited,
    earned,
    explanation: [...current, ...correctionSteps(paid, entry, current, isOwn, context)],
  };
  return [{ target, position: entry.position, line }];
}

function correctionSteps(
  paid: Locked | null,
  entry: OwedEntry,
  current: Explanation,
  isOwn: boolean,
  { currency }: LineContext,
): Explanation {
  if (paid !== null) return [correctionStep(paid, entry, current, entry.origin.key, currency)];
  return isOwn ? [] : [lateStep(entry.origin.key)];
}

/** Lines for what was paid and is no longer owed to this rep, component or period. */
function goneLines(owed: Owed, { facts, locked, targetOf, currency }: LineContext): PlacedLine[] {
  const owedNow = new Set(owed.entries.map(({ key }) => key));
  const deals = new Map(facts.deals.map((deal) => [deal.id, deal]));
  return [...locked].flatMap(([key, paid]) => {
    if (owedNow.has(key) || paid.line.component === STATEMENT_CAP) return [];
    if (paid.credited === 0n && paid.earned === 0n) return [];
    const { line } = paid;
    const target = targetOf(line.originFrom);
    const gone = [goneStep(line, deals.get(line.deal ?? "") ?? null, facts)];
    const nothing = { credited: 0n, earned: 0n };
    const explanation = [...gone, correctionStep(paid, nothing, gone, line.originPeriod, currency)];
    const reversed = { ...line, on: target.span.from, credited: -paid.credited, earned: -paid.earned, explanation };
    return [{ target, position: Number.MAX_SAFE_INTEGER, line: reversed }];
  });
}

/** `changes`: the corrections of the cap's period. */
function capLine(cap: PeriodCap, changes: readonly PlacedLine[], context: LineContext): PlacedLine[] {
  const { locked, targetOf, currency } = context;
  const { origin, plan, reduction, explanation } = cap;
  const paid = locked.get(lineKey(STATEMENT_CAP, null, origin.key)) ?? null;
  const earned = reduction - (paid?.earned ?? 0n);
  if (earned === 0n) return [];
  const target = targetOf(origin.span.from);
  const isOwn = target.key === origin.key;
  const earnedChanges = changes.map(({ line }) => earnedChange(line, locked));
  const corrections = isOwn ? [] : [capCorrectionStep(cap, paid, earnedChanges, currency)];
  const line: StatementLine = {
    component: STATEMENT_CAP,
    componentName: "Cap on the period",
    plan,
    deal: null,
    originPeriod: origin.key,
    originFrom: origin.span.from,
    on: target.span.from,
    measure: "revenue",
    credited: 0n,
    earned,
    explanation: [...explanation, ...corrections],
  };
  return [{ target, position: Number.MAX_SAFE_INTEGER, line }];
}

function earnedChange(line: StatementLine, locked: LineContext["locked"]): EarnedChange {
  const { component, componentName, deal, originPeriod, earned } = line;
  const before = locked.get(lineKey(component, deal, originPeriod))?.earned ?? 0n;
  return { componentName, deal, before, now: before + earned };
}

/** A statement's own lines first, then corrections by period; in plan order, by date, then deal. */
function byStatementOrder(a: PlacedLine, b: PlacedLine): number {
  return (
    compareBytewise(a.target.span.from, b.target.span.from) ||
    Number(a.line.originPeriod !== a.target.key) - Number(b.line.originPeriod !== b.target.key) ||
    compareBytewise(a.line.originFrom, b.line.originFrom) ||
    a.position - b.position ||
    compareBytewise(a.line.component, b.line.component) ||
    compareBytewise(a.line.on, b.line.on) ||
    compareBytewise(a.line.deal ?? "", b.line.deal ?? "")
  );
}
