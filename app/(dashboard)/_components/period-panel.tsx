"use client";

import "@mantine/dates/styles.layer.css";
import { DatePicker } from "@mantine/dates";
import Link from "next/link";
import { useState } from "react";
import { monthName } from "@/lib/format/date";
import { periodParams, presetParams } from "@/lib/ui/url/period-state";
import { PRESETS } from "@/lib/ui/url/presets";
import { addDays, calendarDate, minDate } from "@/lib/values/calendar-date";
import { compareChoices } from "./compare-choices";
import { useFrame } from "./frame-context";
import styles from "./period-panel.module.css";
import { useView } from "./use-view";

const PICKER_LABELS = {
  previousMonth: "Previous month",
  nextMonth: "Next month",
  monthLevelControl: "Choose the month",
  previousYear: "Previous year",
  nextYear: "Next year",
  yearLevelControl: "Choose the year",
  previousDecade: "Previous decade",
  nextDecade: "Next decade",
};

const ISO_WEEKDAY_TO_PICKER = 7;

/** Everything there is to choose about the period: a usual one, any days, and the comparison. */
export function PeriodPanel({ onDone }: { onDone: () => void }) {
  const frame = useFrame();
  const { state, href, go } = useView();
  const [days, setDays] = useState<[string | null, string | null]>([state.period.from, addDays(state.period.to, -1)]);
  const { fiscalYearStartMonth, weekStart } = frame.calendar;

  const choose = (chosen: [string | null, string | null]) => {
    setDays(chosen);
    const [first, last] = chosen;
    if (!first || !last) return;
    go(href(periodParams({ from: calendarDate(first), to: addDays(calendarDate(last), 1) }, frame)));
    onDone();
  };

  return (
    <div className={styles.panel}>
      <ul className={styles.presets} aria-label="Periods">
        {PRESETS.map(({ id, label }) => (
          <li key={id}>
            <Link
              href={href(presetParams(id))}
              scroll={false}
              prefetch={false}
              className={styles.choice}
              aria-current={state.preset === id ? "true" : undefined}
              onClick={onDone}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <div className={styles.range}>
        <p className={styles.label}>Any days: choose the first, then the last</p>
        <DatePicker
          type="range"
          allowSingleDateInRange
          value={days}
          onChange={choose}
          defaultDate={minDate(addDays(state.period.to, -1), frame.today)}
          firstDayOfWeek={(weekStart % ISO_WEEKDAY_TO_PICKER) as 0 | 1 | 2 | 3 | 4 | 5 | 6}
          size="sm"
          ariaLabels={PICKER_LABELS}
        />
        {state.preset !== "all" && (
          <>
            <p className={styles.label}>Compared with</p>
            <ul className={styles.compare}>
              {compareChoices(state, frame).map((choice) => (
                <li key={choice.id}>
                  <Link
                    href={href(choice.changes)}
                    scroll={false}
                    prefetch={false}
                    className={styles.choice}
                    aria-current={choice.current ? "true" : undefined}
                    onClick={onDone}
                  >
                    {choice.label}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p className={styles.note}>
        Days in {frame.timeZone}. The fiscal year starts in {monthName(fiscalYearStartMonth, "long")}. ← and → step the
        period, X turns the comparison on and off.
      </p>
    </div>
  );
}
