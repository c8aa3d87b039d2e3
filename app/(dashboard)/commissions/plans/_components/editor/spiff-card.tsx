import type { SpiffFile } from "@/lib/domain/commissions/file/plan-file";
import type { FilterNames } from "@/lib/features/plans/types";
import { Card } from "@/lib/ui/card";
import { SelectField, TextField } from "@/lib/ui/form/fields";
import { addDays, isCalendarDate } from "@/lib/values/calendar-date";
import { type Keyed, type PlanDraft, renamed, spiffSentence } from "../../_lib/draft";
import styles from "./editor.module.css";
import { FilterFields } from "./filter-fields";
import { Options } from "./options";
import { MORE_THAN_ALL, PercentField } from "./percent-field";

type SpiffCardProps = {
  keyed: Keyed<SpiffFile>;
  index: number;
  draft: PlanDraft;
  names: FilterNames;
  onChange: (next: Keyed<SpiffFile>) => void;
  onRemove: () => void;
};

/** A bonus for a limited time. */
export function SpiffCard({ keyed, index, draft, names, onChange, onRemove }: SpiffCardProps) {
  const { part } = keyed;
  const at = `spiffs[${index}]`;
  const name = part.name || part.id;
  const pays = part.percent == null ? "amount" : "percent";
  const set = (changes: Partial<SpiffFile>) => onChange({ ...keyed, part: { ...part, ...changes } });
  return (
    <Card
      title={`SPIFF: ${name}`}
      actions={
        <button type="button" className={styles.tool} aria-label={`Remove SPIFF ${name}`} onClick={onRemove}>
          Remove
        </button>
      }
    >
      <p className={styles.sentence}>
        {spiffSentence(part, draft.currency) ?? <span>Not complete yet: see what is marked below.</span>}
      </p>
      <div className={styles.fields}>
        <TextField
          label="SPIFF name"
          name={`${at}.name`}
          value={part.name ?? ""}
          onChange={(event) => onChange(renamed(draft, keyed, event.currentTarget.value))}
        />
        <TextField
          label="Won from"
          name={`${at}.from`}
          type="date"
          value={part.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextField
          label="Last day"
          name={`${at}.to`}
          type="date"
          value={isCalendarDate(part.to) ? addDays(part.to, -1) : ""}
          onChange={(event) => {
            const last = event.currentTarget.value;
            set({ to: isCalendarDate(last) ? addDays(last, 1) : "" });
          }}
        />
        <SelectField
          label="Each deal pays"
          name={at}
          value={pays}
          onChange={(event) =>
            set(
              event.currentTarget.value === "amount"
                ? { amount: "100.00", percent: null }
                : { amount: null, percent: "1%" },
            )
          }
        >
          <Options of={{ amount: "An amount", percent: "A percent of it" }} />
        </SelectField>
        {pays === "percent" ? (
          <PercentField
            label="How much"
            name={`${at}.percent`}
            value={part.percent ?? ""}
            whenMore={MORE_THAN_ALL}
            onText={(percent) => set({ percent })}
          />
        ) : (
          <TextField
            label={`How much, in ${draft.currency}`}
            name={`${at}.amount`}
            value={part.amount ?? ""}
            inputMode="decimal"
            onChange={(event) => set({ amount: event.currentTarget.value })}
          />
        )}
        <TextField
          label="Budget per rep"
          name={`${at}.budget`}
          value={part.budget ?? ""}
          inputMode="decimal"
          hint="Each rep has it in full, spent in the order of their deals; it is no pool that reps share. Blank: no limit."
          onChange={(event) => set({ budget: event.currentTarget.value || null })}
        />
      </div>
      <FilterFields at={`${at}.when`} filter={part.when} names={names} onChange={(when) => set({ when })} />
    </Card>
  );
}
