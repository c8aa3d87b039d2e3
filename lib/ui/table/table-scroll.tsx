"use client";

import { useEffect, useRef } from "react";
import styles from "./table-scroll.module.css";

/**
 * Lets a table that is wider than its place scroll, by finger or by keyboard, with its first column in sight. A table that fits
 * scrolls with the page instead, and its head stays under the top bar.
 */
export function TableScroll({ label, children }: { label: string; children: React.ReactNode }) {
  const place = useRef<HTMLElement>(null);

  useEffect(() => {
    const section = place.current;
    const table = section?.firstElementChild;
    if (!section || !table) return;
    const observer = new ResizeObserver(() => {
      section.toggleAttribute("data-fits", table.getBoundingClientRect().width <= section.clientWidth + 1);
    });
    observer.observe(section);
    observer.observe(table);
    return () => observer.disconnect();
  }, []);

  return (
    <section
      ref={place}
      className={styles.scroll}
      data-own-keys="true"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {children}
    </section>
  );
}
