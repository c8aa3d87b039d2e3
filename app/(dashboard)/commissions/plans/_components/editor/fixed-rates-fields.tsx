import { Button } from "@/lib/ui/button";
import { SelectField, TextField } from "@/lib/ui/form/fields";
import { CURRENCIES } from "@/lib/values/currency";
import type { FixedRate, PlanDraft } from "../../_lib/draft";
import styles from "./editor.module.css";
import { replaced, without } from "./lists";

type FixedRatesFieldsProps = { draft: PlanDraft; onChange: (next: PlanDraft) => void };

/** Exchange rates that hold for the plan whatever the day; other currencies go by the rate of the deal's day. */
export function FixedRatesFields({ draft, onChange }: FixedRatesFieldsProps) {
  const { fixedRates, currency } = draft;
  const set = (next: readonly FixedRate[]) => onChange({ ...draft, fixedRates: next });
  const used = new Set([currency, ...fixedRates.map(({ code }) => code)]);
  const free = CURRENCIES.filter((code) => !used.has(code));
  return (
    <fieldset className={styles.rates}>
      <legend className={styles.legend}>Fixed exchange rates</legend>
      <p className={styles.hint}>
        Deals in other currencies count at the rate of their day. A fixed rate holds whatever the day.
      </p>
      <div className={styles.rows}>
        {[...fixedRates.entries()].map(([place, one]) => (
          <div key={place} className={styles.rate}>
            <SelectField
              label="Currency of the deal"
              name={`fixed_rates[${place}].code`}
              value={one.code}
              onChange={(event) => set(replaced(fixedRates, place, { ...one, code: event.currentTarget.value }))}
            >
              {[one.code, ...free].sort().map((code) => (
                <option key={code} value={code}>
                  {code}
                </option>
              ))}
            </SelectField>
            <TextField
              label={`1 ${one.code} in ${currency}`}
              name={`fixed_rates.${one.code}`}
              value={one.rate}
              inputMode="decimal"
              onChange={(event) => set(replaced(fixedRates, place, { ...one, rate: event.currentTarget.value }))}
            />
            <button
              type="button"
              className={styles.tool}
              aria-label={`Remove the fixed rate of ${one.code}`}
              onClick={() => set(without(fixedRates, place))}
            >
              Remove
            </button>
          </div>
        ))}
        <div>
          <Button onClick={() => set([...fixedRates, { code: usualOf(free), rate: "1.00" }])}>Add a fixed rate</Button>
        </div>
      </div>
    </fieldset>
  );
}

/** The first of the common ones that is left. */
function usualOf(free: readonly string[]): string {
  return ["EUR", "USD", "GBP"].find((code) => free.includes(code)) ?? free[0] ?? "EUR";
}
