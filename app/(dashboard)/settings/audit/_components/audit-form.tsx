import Form from "next/form";
import type { AuditChoices } from "@/lib/features/audit/types";
import { Button } from "@/lib/ui/button";
import { SelectField, TextField } from "@/lib/ui/form/fields";
import { endsBeforeItBegins, PATH } from "../_lib/audit-view";
import styles from "./audit-form.module.css";

/** What to search for; each field narrows what the others leave. */
export function AuditForm({ choices, params }: { choices: AuditChoices; params: URLSearchParams }) {
  const given = (name: string) => params.get(name) ?? "";
  return (
    // A new address blanks fields that were removed from it.
    <Form key={params.toString()} action={PATH} className={styles.form} role="search" aria-label="The record">
      <TextField label="Text" name="text" type="search" defaultValue={given("text")} maxLength={200} />
      <Choice label="Who" name="who" values={choices.who} chosen={given("who")} />
      <Choice label="Action" name="action" values={choices.actions} chosen={given("action")} />
      <Choice label="Object" name="object" values={choices.objectTypes} chosen={given("object")} />
      <TextField label="From" name="from" type="date" defaultValue={given("from")} />
      <TextField
        label="Until"
        name="to"
        type="date"
        defaultValue={given("to")}
        hint={endsBeforeItBegins(params) ? "Before the day it begins on, so it is left out." : undefined}
      />
      <Button type="submit" strong className={styles.submit}>
        Search
      </Button>
    </Form>
  );
}

type ChoiceProps = { label: string; name: string; values: readonly string[]; chosen: string };

function Choice({ label, name, values, chosen }: ChoiceProps) {
  return (
    <SelectField label={label} name={name} defaultValue={chosen}>
      <option value="">any</option>
      {values.map((value) => (
        <option key={value}>{value}</option>
      ))}
    </SelectField>
  );
}
