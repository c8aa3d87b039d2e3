import type { CalendarDate } from "./calendar-date";

/** From a day until before another; null: until further notice. */
export type Span = { readonly from: CalendarDate; readonly to: CalendarDate | null };

/** Those that hold on a day. */
export function spansOn<S extends Span>(spans: readonly S[], day: CalendarDate): S[] {
  return spans.filter(({ from, to }) => from <= day && (to === null || day < to));
}

/**
 * The spans of one thing, by time and without a gap, once `parts` are as `after` says from a day on until further notice. Where that changes
 * nothing of what holds now, an earlier day is that of the last change, which is moved there. Spans that tell the same are joined.
 */
export function changeFrom<Part extends string, S extends Span & Readonly<Record<Part, unknown>>>(
  spans: readonly S[],
  { parts, after, from }: { parts: readonly Part[]; after: Readonly<Record<Part, unknown>>; from: CalendarDate },
): S[] {
  const [now, last] = [spans.at(-1), spans.at(-2)];
  const changed = parts.filter((part) => now?.[part] !== after[part]);
  const moved = changed.length > 0 ? changed : parts.filter((part) => last && last[part] !== after[part]);
  const placed = spans.flatMap((span): S[] => {
    if (span.to !== null && span.to <= from) return [span];
    const then = { ...span, ...Object.fromEntries(moved.map((part) => [part, after[part]])) };
    return span.from < from
      ? [
          { ...span, to: from },
          { ...then, from },
        ]
      : [then];
  });
  return placed.reduce<S[]>((kept, span) => {
    const before = kept.at(-1);
    if (before && parts.every((part) => before[part] === span[part]))
      kept[kept.length - 1] = { ...before, to: span.to };
    else kept.push(span);
    return kept;
  }, []);
}
