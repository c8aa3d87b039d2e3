import { formatComparison } from "@/lib/format/period";
import type { PeriodState } from "@/lib/ui/url/period-state";
import type { PeriodContext } from "@/lib/ui/url/presets";
import type { ParamChanges } from "@/lib/ui/url/search-params";

export type CompareChoice = {
  readonly id: string;
  readonly label: string;
  readonly detail: string | null;
  readonly changes: ParamChanges;
  readonly current: boolean;
};

/** What the period may be compared with, each in words. */
export function compareChoices(state: PeriodState, { calendar, today }: PeriodContext): CompareChoice[] {
  const words = (kind: "previous" | "year") => formatComparison(state.period, kind, calendar, today);
  return [
    {
      id: "previous",
      label: "Previous period",
      detail: words("previous"),
      changes: { compare: null },
      current: state.compare === "previous",
    },
    {
      id: "year",
      label: "Same period last year",
      detail: words("year"),
      changes: { compare: "year" },
      current: state.compare === "year",
    },
    { id: "off", label: "No comparison", detail: null, changes: { compare: "off" }, current: state.compare === null },
  ];
}
