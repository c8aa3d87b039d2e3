import {
  compareStatements,
  type StatementChange,
  type StatementSum,
} from "@/lib/domain/commissions/compare-statements";
import type {
  ComponentTotal,
  StatementDetail,
  StatementParts,
  StatementSummary,
} from "@/lib/features/commissions/types";
import { formatMonth } from "@/lib/format/date";
import { formatList, formatQuantity } from "@/lib/format/words";
import { type Money, money } from "@/lib/values/money";
import { formatCredited } from "../../../_lib/credited";

/** A reason why a statement pays more or less than the one before. */
export type PayChange = { readonly label: string; readonly words: string; readonly amount: Money };

/** Why a statement pays what it does and not what the one before paid; the amounts sum to the difference. */
export function payChangesOf(detail: StatementDetail): PayChange[] {
  const { statement, parts, previous } = detail;
  if (!previous) return [];
  const { currency } = statement.payable;
  const changes = compareStatements(sumOf(previous.statement, previous.parts), sumOf(statement, parts));
  return changes.map((change) => ({
    ...wordsOf(change, detail),
    amount: money(change.now - change.before, currency),
  }));
}

function sumOf(
  { withheld, draw, carried, adjusted }: StatementSummary,
  { own, corrections }: StatementParts,
): StatementSum {
  return {
    components: own.map((component) => ({
      key: keyOf(component),
      name: component.name,
      earned: component.earned.minor,
    })),
    corrections: corrections.reduce((sum, { earned }) => sum + earned.minor, 0n),
    withheld: withheld.minor,
    draw: draw.minor,
    carried: carried.minor,
    adjusted: adjusted.minor,
  };
}

/** A component goes by its id across the versions of a plan. */
function keyOf({ id }: ComponentTotal): string {
  return id;
}

const LABELS: Readonly<Record<Exclude<StatementChange["part"], "component">, string>> = {
  corrections: "Corrections of earlier months",
  withheld: "Kept back and set free",
  draw: "Draw",
  carried: "Carried",
  adjusted: "Adjustments",
};

function wordsOf(change: StatementChange, { statement, parts, corrections, previous }: StatementDetail) {
  if (change.part === "component") {
    const was = previous?.parts.own.filter((component) => keyOf(component) === change.key) ?? [];
    const is = parts.own.filter((component) => keyOf(component) === change.key);
    return { label: change.name ?? "", words: `${volumeOf(is)}, after ${volumeOf(was)}` };
  }
  const words =
    change.part === "corrections"
      ? correctionWords(corrections)
      : `${signedWords(change.now, change.part)}, after ${signedWords(change.before, change.part)}`;
  return { label: LABELS[change.part], words: words === "" ? "those of the month before are not repeated" : words };

  function signedWords(minor: bigint, part: StatementChange["part"]): string {
    return minor === 0n ? "nothing" : amountWords(minor, part, statement.payable.currency);
  }
}

function amountWords(minor: bigint, part: StatementChange["part"], currency: string): string {
  const amount = formatCredited(money(minor < 0n ? -minor : minor, currency));
  if (part === "withheld") return `${amount} ${minor < 0n ? "net kept back" : "net set free"}`;
  return `${minor < 0n ? "−" : "+"}${amount}`;
}

function volumeOf(components: readonly ComponentTotal[]): string {
  const [first, ...more] = components;
  if (!first) return "nothing";
  const lines = components.reduce((sum, { lineCount }) => sum + lineCount, 0);
  const credited = more.length === 0 ? `, ${formatCredited(first.credited)}` : "";
  return `${formatQuantity(lines, "line")}${credited}`;
}

/** The corrections that weigh most, by deal and month; only how many they are where not all are at hand. */
function correctionWords({ components, count }: StatementDetail["corrections"]): string {
  const lines = components
    .flatMap((component) => component.lines)
    .sort((a, b) => Number(weight(b.earned.minor) - weight(a.earned.minor)));
  if (lines.length < count) return formatQuantity(count, "correction");
  const named = [...new Set(lines.map(nameOf))].slice(0, 3);
  const rest = lines.filter((line) => !named.includes(nameOf(line))).length;
  return formatList(rest > 0 ? [...named, `${rest} more`] : named);
}

function nameOf({ deal, originOn }: StatementDetail["corrections"]["components"][number]["lines"][number]): string {
  return `${deal?.account ?? deal?.name ?? deal?.externalId ?? "the cap"} (${formatMonth(originOn)})`;
}

function weight(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
