import { addDays, type CalendarDate } from "@/lib/values/calendar-date";
import { roundedQuotient } from "@/lib/values/decimal";
import { percentToText, WHOLE } from "@/lib/values/percentage";
import { intersection, lengthInDays, type Period } from "@/lib/values/period";
import type { CommissionFacts, Quota } from "./facts";
import type { Missing } from "./plan-error";
import { assignmentsInForce } from "./plan-in-force";
import { moneyWords } from "./words";

/** What one quota gives a window, and how, in words. */
type QuotaPart = { readonly quota: Quota; readonly minor: bigint; readonly words: string };

/** The quota of a window in the plan's currency, or why there is none, in words that name what is missing. */
export type WindowQuota =
  | { readonly minor: bigint; readonly parts: readonly QuotaPart[] }
  | { readonly missing: Missing };

/** What a window's quota depends on; `plan` names the one whose component asks for it. */
type QuotaFacts = Pick<CommissionFacts, "quotas" | "startedOn" | "endedOn" | "assignments"> & { readonly plan: string };

/**
 * The effective quota of a window: the quota set for exactly this window, else all that lie in it; one that reaches beyond it counts by
 * calendar days. Each is taken times its ramp, and by calendar days for a rep who starts or leaves inside the window; all of it in a window that lies wholly
 * after the rep left, where only what finance releases is credited. There is none where the rep works on the plan for days that no quota covers, as a part of
 * it would be reached too early, nor in a window before the rep starts or where it is zero: attainment would be undefined.
 * `toPlanMoney` converts a quota into the plan's currency, or says what is missing.
 */
export function windowQuota(
  facts: QuotaFacts,
  window: { readonly key: string; readonly span: Period },
  toPlanMoney: (quota: Quota) => bigint | { readonly missing: Missing },
  currency: string,
): WindowQuota {
  const { span } = window;
  const { startedOn } = facts;
  if (startedOn !== null && startedOn >= span.to) return lacking(missingBeforeStart(window.key, startedOn));
  const touching = facts.quotas.filter((quota) => intersection(quota, span) !== null);
  const exact = touching.filter(({ from, to }) => from === span.from && to === span.to);
  const used = (exact.length > 0 ? exact : touching).sort((a, b) => (a.from < b.from ? -1 : 1));
  const worked = employment(facts, span);
  if (used.length === 0 && worked === null) return lacking(missingAfterLeaving(window.key));
  if (used.length === 0) return lacking(`There is no quota for ${window.key}`);
  const overlap = used.find(({ to }, index) => (used[index + 1]?.from ?? to) < to);
  if (overlap) return lacking(`Two quotas overlap in ${window.key}`);

  const counted = worked ?? span;
  const gap = findGap(used, span, counted, facts);
  if (gap) return lacking(`There is no quota for ${gap}, which is in ${window.key}`);

  const parts: QuotaPart[] = [];
  for (const quota of used) {
    const amount = toPlanMoney(quota);
    if (typeof amount !== "bigint") return amount;
    parts.push(quotaPart(quota, amount, counted, currency));
  }
  const minor = parts.reduce((sum, part) => sum + part.minor, 0n);
  return minor > 0n ? { minor, parts } : lacking(`The quota for ${window.key} is zero`);
}

function lacking(message: string): { readonly missing: Missing } {
  return { missing: { kind: "quota", message } };
}

function missingBeforeStart(window: string, startedOn: CalendarDate): string {
  return `No quota counts for ${window}, as the rep starts later, on ${startedOn}; correct that day, or what is credited before it`;
}

function missingAfterLeaving(window: string): string {
  return `There is no quota for ${window}, in which the rep is not employed; one that is set for it counts in full`;
}

/** The first of the counted days of a window, in words, on which the rep is on the plan and has no quota; null without such a day. */
function findGap(used: readonly Quota[], { from, to }: Period, counted: Period, facts: QuotaFacts): string | null {
  const ends = [...used.map((quota) => quota.from), to];
  const gaps = [from, ...used.map((quota) => quota.to)].map((start, index) => ({ from: start, to: ends[index] ?? to }));
  const assignmentOn = assignmentsInForce(facts.assignments);
  for (const gap of gaps.filter((days) => days.from < days.to)) {
    const worked = intersection(counted, gap);
    const days = Array.from({ length: worked ? lengthInDays(worked) : 0 }, (_, day) =>
      addDays(worked?.from ?? gap.from, day),
    );
    const missed = days.filter((day) => assignmentOn(day)?.plan === facts.plan);
    const [first, last] = [missed[0], missed.at(-1)];
    if (first && last) return first === last ? first : `${first} to ${last}`;
  }
  return null;
}

function quotaPart(quota: Quota, amount: bigint, counted: Period, currency: string): QuotaPart {
  const inside = intersection(quota, counted);
  const [days, all] = [inside ? lengthInDays(inside) : 0, lengthInDays(quota)];
  const minor = roundedQuotient(amount * quota.ramp * BigInt(days), WHOLE * BigInt(all));
  const ramp = quota.ramp === WHOLE ? "" : ` at ${percentToText(quota.ramp)} ramp`;
  const prorated = days === all ? "" : ` for ${days} of its ${all} days`;
  return { quota, minor, words: `${moneyWords(amount, currency)}${ramp}${prorated}` };
}

/** The days of a span on which the rep is employed. */
function employment({ startedOn, endedOn }: QuotaFacts, span: Period): Period | null {
  const from: CalendarDate = startedOn ?? span.from;
  return intersection({ from, to: endedOn === null ? span.to : addDays(endedOn, 1) }, span);
}
