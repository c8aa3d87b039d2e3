"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import styles from "./form.module.css";

type SavedFieldsProps = {
  /** They are being saved. */
  saving: boolean;
  /** The field to go to once that is over; else the focus comes back to where it was. */
  next?: RefObject<HTMLElement | null>;
  children?: React.ReactNode;
};

/** The fields of a form. Nobody edits them while they are being saved, so that what comes back is about what they say. */
export function SavedFields({ saving, next, children }: SavedFieldsProps) {
  const fields = useRef<HTMLFieldSetElement>(null);
  const left = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (saving) {
      left.current = document.activeElement;
      return;
    }
    const to = next?.current ?? (fields.current?.contains(left.current) ? left.current : null);
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (to instanceof HTMLElement && (next?.current || isLost)) to.focus();
    left.current = null;
    if (next) next.current = null;
  }, [saving, next]);
  return (
    <fieldset ref={fields} className={styles.saved} disabled={saving}>
      {children}
    </fieldset>
  );
}
