"use client";

import { useEffect, useState } from "react";
import type { PlanFile } from "@/lib/domain/commissions/file/plan-file";
import { previewDraft } from "@/lib/features/plans/actions";
import type { DraftComparison, RepChoice } from "@/lib/features/plans/types";
import { formatQuantity } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import { SelectField } from "@/lib/ui/form/fields";
import type { ExamplePeriod } from "../../_lib/example-periods";
import { defaultReps } from "./default-reps";
import styles from "./editor.module.css";
import { ExampleTable } from "./example-table";

type WorkedExampleProps = {
  planId: number | null;
  file: PlanFile;
  faults: number;
  from: string;
  reps: readonly RepChoice[];
  periods: readonly ExamplePeriod[];
  reportingCurrency: string;
};

const PAUSE = 400;

/** What the draft would have paid some reps for their real deals, beside what holds. It follows what is typed. */
export function WorkedExample({ planId, file, faults, from, reps, periods, reportingCurrency }: WorkedExampleProps) {
  const [chosen, setChosen] = useState(() => defaultReps(reps));
  const [place, setPlace] = useState(0);
  const [answer, setAnswer] = useState<DraftComparison | string | null>(null);
  const [isOld, setOld] = useState(true);
  const period = periods[place]?.period;
  const definition = file.name.trim() === "" ? { ...file, name: "This draft" } : file;
  const asked = JSON.stringify({ planId, definition, from, repIds: chosen, period });

  useEffect(() => {
    setOld(true);
    if (faults > 0 || chosen.length === 0) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const result = await previewDraft(JSON.parse(asked));
      if (!isCurrent) return;
      setAnswer(result.ok ? result.value : result.problem.title);
      setOld(false);
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked, faults, chosen.length]);

  const toggle = (id: number, isOn: boolean) =>
    setChosen(isOn ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <aside className={styles.example} aria-label="Worked example">
      <Card
        title="What it would have paid"
        subtitle={
          planId === null
            ? "Real deals, by each rep's plan of today and by this draft."
            : "Real deals, by the version in force and by this draft, each as if it had held all along."
        }
      >
        <SelectField
          label="Over"
          name="example-period"
          value={place}
          onChange={(event) => setPlace(Number(event.currentTarget.value))}
        >
          {periods.map(({ label }, index) => (
            <option key={label} value={index}>
              {label}
            </option>
          ))}
        </SelectField>
        <details className={styles.more}>
          <summary>
            {chosen.length === 1 ? "1 rep" : `${chosen.length} reps`} of {reps.length}
          </summary>
          <div className={styles.scroll}>
            {reps.map(({ id, name, deals, onPlan }) => (
              <label key={id} className={styles.choice}>
                <input
                  type="checkbox"
                  checked={chosen.includes(id)}
                  onChange={(event) => toggle(id, event.currentTarget.checked)}
                />
                <span>
                  {name}{" "}
                  <span
                    className={styles.hint}
                  >{`${formatQuantity(deals, "deal")}${onPlan ? ", on this plan" : ""}`}</span>
                </span>
              </label>
            ))}
          </div>
        </details>
        <div
          aria-live="polite"
          aria-busy={isOld && faults === 0}
          className={styles.answer}
          data-old={isOld || undefined}
        >
          {faults > 0 ? (
            <p className={styles.hint}>
              {faults === 1 ? "One thing has" : `${faults} things have`} to be put right before this can be computed.
            </p>
          ) : chosen.length === 0 ? (
            <p className={styles.hint}>Choose a rep.</p>
          ) : typeof answer === "string" ? (
            <p role="alert">{answer}</p>
          ) : answer ? (
            <ExampleTable comparison={answer} reportingCurrency={reportingCurrency} />
          ) : (
            <p className={styles.hint}>Computing…</p>
          )}
        </div>
      </Card>
    </aside>
  );
}
