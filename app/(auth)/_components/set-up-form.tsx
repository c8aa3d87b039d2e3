"use client";

import { ActionForm } from "@/lib/ui/form/action-form";
import { SelectField, TextField } from "@/lib/ui/form/fields";
import { setUp } from "../actions";
import styles from "./auth-page.module.css";

type SetUpFormProps = {
  token: string;
  /** Null: there is one already, made by an import. */
  choices: {
    currencies: readonly string[];
    timeZones: readonly string[];
    months: readonly string[];
    days: readonly string[];
  } | null;
};

/** The organisation and its first admin. */
export function SetUpForm({ token, choices }: SetUpFormProps) {
  return (
    <ActionForm action={setUp} submit="Set up Attain">
      <input type="hidden" name="token" value={token} />
      {choices && (
        <>
          <h2 className={styles.part}>Your organisation</h2>
          <TextField label="Its name" name="organisation" autoComplete="organization" required />
          <SelectField
            label="Currency it reports in"
            name="currency"
            defaultValue="USD"
            hint="It stays once there are amounts."
          >
            {choices.currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </SelectField>
          <SelectField label="Time zone of its business days" name="time_zone" defaultValue="UTC">
            {choices.timeZones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </SelectField>
          <SelectField label="Its fiscal year begins in" name="fiscal_year_start_month" defaultValue="1">
            {choices.months.map((month, index) => (
              <option key={month} value={index + 1}>
                {month}
              </option>
            ))}
          </SelectField>
          <SelectField label="Its week begins on" name="week_start" defaultValue="1">
            {choices.days.map((day, index) => (
              <option key={day} value={index + 1}>
                {day}
              </option>
            ))}
          </SelectField>
        </>
      )}
      <h2 className={styles.part}>You, its first admin</h2>
      <TextField label="Your name" name="name" autoComplete="name" required />
      <TextField label="Your e-mail" name="email" type="email" autoComplete="username" required />
      <TextField
        label="A password"
        name="password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters; a few words in a row are good."
        required
      />
    </ActionForm>
  );
}
