import { SelectField, TextField } from "@/lib/ui/form/fields";
import type { TryParameter } from "../_lib/calls-of";
import styles from "./try-call.module.css";

/** A parameter to fill in: chosen, a day, several on lines, or a text. */
export function ParameterField({ parameter }: { parameter: TryParameter }) {
  const { name, required, hint, choices, isDay, many } = parameter;
  const label = required ? `${name} (required)` : name;
  if (choices) {
    return (
      <SelectField label={label} name={name} hint={hint}>
        {!required && <option value="" />}
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </SelectField>
    );
  }
  if (many) {
    return (
      <div className={styles.many}>
        <label className={styles.label}>
          {label}
          <textarea name={name} rows={1} className={styles.area} />
        </label>
        <p className={styles.hint}>{[hint, "One on each line."].join(" ")}</p>
      </div>
    );
  }
  return <TextField label={label} name={name} hint={hint} required={required} type={isDay ? "date" : "text"} />;
}
