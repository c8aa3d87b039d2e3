"use client";

import { useContext, useId } from "react";
import styles from "./form.module.css";
import { WrongFields } from "./wrong-fields";

type FieldProps = { label: string; name: string; hint?: React.ReactNode };

/** A field to type in. */
export function TextField({ label, name, hint, ...rest }: FieldProps & React.ComponentProps<"input">) {
  const { id, described, below } = useField(name, hint);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input {...rest} {...described} id={id} name={name} className={styles.control} />
      {below}
    </div>
  );
}

/** A field for a few sentences. */
export function TextAreaField({ label, name, hint, ...rest }: FieldProps & React.ComponentProps<"textarea">) {
  const { id, described, below } = useField(name, hint);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea rows={3} {...rest} {...described} id={id} name={name} className={styles.control} />
      {below}
    </div>
  );
}

/** A field to choose in. */
export function SelectField({ label, name, hint, children, ...rest }: FieldProps & React.ComponentProps<"select">) {
  const { id, described, below } = useField(name, hint);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select {...rest} {...described} id={id} name={name} className={styles.control}>
        {children}
      </select>
      {below}
    </div>
  );
}

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };

type ChoicesFieldProps = {
  label: string;
  name: string;
  choices: readonly Choice[];
  chosen?: readonly string[];
  one?: boolean;
};

/** Boxes of which several may be ticked, or with `one` a single one. */
export function ChoicesField({ label, name, choices, chosen = [], one = false }: ChoicesFieldProps) {
  const { id, below } = useField(name, undefined);
  return (
    <fieldset className={styles.choices} aria-describedby={below ? `${id}-more` : undefined}>
      <legend className={styles.label}>{label}</legend>
      {choices.map(({ value, label: words, hint }) => (
        <label key={value} className={styles.choice}>
          <input
            type={one ? "radio" : "checkbox"}
            name={one ? name : `${name}[]`}
            value={value}
            defaultChecked={chosen.includes(value)}
          />
          <span>
            {words}
            {hint && <span className={styles.hint}>{hint}</span>}
          </span>
        </label>
      ))}
      {below}
    </fieldset>
  );
}

function useField(name: string, hint: React.ReactNode) {
  const id = useId();
  const wrong = useContext(WrongFields)[name];
  const below =
    wrong || hint ? (
      <p id={`${id}-more`} className={wrong ? styles.wrong : styles.hint}>
        {wrong ?? hint}
      </p>
    ) : null;
  const described = {
    "aria-invalid": wrong ? true : undefined,
    "aria-describedby": below ? `${id}-more` : undefined,
  };
  return { id, described, below };
}
