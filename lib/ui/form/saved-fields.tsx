"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import { isFocusLost } from "./focus-place";
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
  const left = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (saving) return;
    if (next?.current) next.current.focus();
    else if (isFocusLost()) left.current?.focus();
    if (next) next.current = null;
  }, [saving, next]);
  return (
    <fieldset
      className={styles.saved}
      disabled={saving}
      onFocus={(event) => {
        left.current = event.target;
      }}
      onBlur={() => {
        // Being disabled takes the focus from a field too.
        if (!saving) left.current = null;
      }}
    >
      {children}
    </fieldset>
  );
}
