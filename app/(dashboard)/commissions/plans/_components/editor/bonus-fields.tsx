import type { ComponentFile } from "@/lib/domain/commissions/file/plan-file";
import { Button } from "@/lib/ui/button";
import { TextField } from "@/lib/ui/form/fields";
import styles from "./editor.module.css";
import { replaced, without } from "./lists";

type Bonus = NonNullable<ComponentFile["bonus"]>;

type BonusFieldsProps = { at: string; bonus: Bonus; currency: string; onChange: (bonus: Bonus) => void };

/** Fixed amounts that are paid once a level is reached. */
export function BonusFields({ at, bonus, currency, onChange }: BonusFieldsProps) {
  return (
    <div className={styles.rows}>
      {[...bonus.entries()].map(([place, one]) => (
        <div key={place} className={styles.row}>
          <TextField
            label="Bonus once reached"
            name={`${at}.bonus[${place}].at`}
            value={one.at}
            onChange={(event) => onChange(replaced(bonus, place, { ...one, at: event.currentTarget.value }))}
          />
          <TextField
            label={`Pays in ${currency}`}
            name={`${at}.bonus[${place}].amount`}
            value={one.amount}
            inputMode="decimal"
            onChange={(event) => onChange(replaced(bonus, place, { ...one, amount: event.currentTarget.value }))}
          />
          <button
            type="button"
            className={styles.tool}
            aria-label={`Remove bonus ${place + 1}`}
            onClick={() => onChange(without(bonus, place))}
          >
            Remove
          </button>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...bonus, { at: "100%", amount: "1000.00" }])}>Add a bonus</Button>
      </div>
    </div>
  );
}
