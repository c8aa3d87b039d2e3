import { Card } from "@/lib/ui/card";
import { SelectField, TextField } from "@/lib/ui/form/fields";
import type { PlanDraft } from "../../_lib/draft";
import styles from "./editor.module.css";
import { FixedRatesFields } from "./fixed-rates-fields";
import { Options } from "./options";
import { PercentField } from "./percent-field";

type RulesFieldsProps = { draft: PlanDraft; onChange: (next: PlanDraft) => void };

const DAYS = 60;

/** How statements pay what was earned, in the order in which the rules act. */
export function RulesFields({ draft, onChange }: RulesFieldsProps) {
  const { holdback, draw, clawback, cap, currency } = draft;
  const held = holdback ? (holdback.until === "paid" ? "paid" : "days") : "";
  return (
    <Card title="How it is paid" subtitle="These rules act on whole statements, in this order.">
      <div className={`${styles.fields} ${styles.first}`}>
        <SelectField
          label="Keep back"
          name="holdback"
          value={held}
          onChange={(event) => {
            const percent = holdback?.percent ?? "10%";
            const kind = event.currentTarget.value;
            onChange({
              ...draft,
              holdback: kind === "" ? null : kind === "paid" ? { percent, until: "paid" } : { percent, days: DAYS },
            });
          }}
        >
          <Options of={{ "": "Nothing", days: "For some days", paid: "Until the customer pays" }} />
        </SelectField>
        {holdback && (
          <PercentField
            label="Percent kept back"
            name="holdback.percent"
            value={holdback.percent}
            onText={(percent) => onChange({ ...draft, holdback: { ...holdback, percent } })}
          />
        )}
        {holdback && held === "days" && (
          <TextField
            label="For days"
            name="holdback.days"
            type="number"
            min={0}
            value={holdback.days ?? 0}
            onChange={(event) =>
              onChange({ ...draft, holdback: { ...holdback, days: Number(event.currentTarget.value) } })
            }
          />
        )}
        <TextField
          label={`Most a statement earns, in ${currency}`}
          name="cap"
          value={cap ?? ""}
          inputMode="decimal"
          hint="Blank: no limit."
          onChange={(event) => onChange({ ...draft, cap: event.currentTarget.value || null })}
        />
        <SelectField
          label="Draw"
          name="draw"
          value={draw?.kind ?? ""}
          onChange={(event) => {
            const kind = event.currentTarget.value;
            const amount = draw?.amount ?? "3000.00";
            onChange({
              ...draft,
              draw: kind === "" ? null : { amount, kind: kind === "recoverable" ? "recoverable" : "non_recoverable" },
            });
          }}
        >
          <Options of={{ "": "None", recoverable: "To be repaid", non_recoverable: "A floor, not repaid" }} />
        </SelectField>
        {draw && (
          <TextField
            label={`Draw in ${currency}`}
            name="draw.amount"
            value={draw.amount}
            inputMode="decimal"
            onChange={(event) => onChange({ ...draft, draw: { ...draw, amount: event.currentTarget.value } })}
          />
        )}
        <TextField
          label="Refunds take back within days"
          name="clawback.days"
          type="number"
          min={0}
          value={clawback?.days ?? ""}
          hint="Blank: always."
          onChange={(event) => {
            const text = event.currentTarget.value;
            onChange({ ...draft, clawback: text === "" ? null : { days: Number(text) } });
          }}
        />
      </div>
      <FixedRatesFields draft={draft} onChange={onChange} />
    </Card>
  );
}
