"use client";

import { useLayoutEffect, useRef } from "react";

/** Whether nothing has the focus, such as after the field or button that had it was disabled or went. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** A place of buttons and links that come and go: where one that has the focus goes with what it did, its focus goes to the first that stands there then. */
export function FocusPlace({ children, className }: { children?: React.ReactNode; className?: string | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  const isIn = useRef(false);
  useLayoutEffect(() => {
    if (isIn.current && isFocusLost())
      place.current?.querySelector<HTMLElement>("button:not(:disabled), a[href]")?.focus();
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only sees where the focus is
    <div
      ref={place}
      className={className}
      onFocus={() => {
        isIn.current = true;
      }}
      onBlur={({ target }) => {
        // Being disabled takes the focus from a field too.
        if (!target.matches(":disabled")) isIn.current = false;
      }}
    >
      {children}
    </div>
  );
}
