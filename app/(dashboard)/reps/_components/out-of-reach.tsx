import type { Rep } from "@/lib/features/reps/types";
import { formatDate } from "@/lib/format/date";
import { formatSpan } from "@/lib/format/period";
import { formatList } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { addDays, BEGINNING, dateOf } from "@/lib/values/calendar-date";
import type { Period } from "@/lib/values/period";

const END = dateOf(9999, 12, 31);

/** In place of figures of a period in which a rep was in another team: they are not zero, they are another manager's. */
export function OutOfReach({ rep, days }: { rep: Rep; days: readonly Period[] }) {
  return (
    <Card title="Not in your teams then">
      <EmptyState title={`${rep.name} was in another team in this period`}>
        You see what counts on the days when {rep.name} was in one of yours: {formatList(days.map(daysOf))}. Choose a
        period that has some of them.
      </EmptyState>
    </Card>
  );
}

function daysOf({ from, to }: Period): string {
  if (from === BEGINNING) return `until ${formatDate(addDays(to, -1))}`;
  if (to === END) return `from ${formatDate(from)} on`;
  return formatSpan({ from, to });
}
