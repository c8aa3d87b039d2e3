"use client";

import { useEffect, useRef } from "react";
import { ScrollPlace } from "../scroll-place";
import styles from "./table-scroll.module.css";

/**
 * Lets a table that is wider than its place scroll, by finger or by keyboard, with its first column in sight. A table that fits
 * scrolls with the page instead, and its head stays under the top bar.
 */
export function TableScroll({ label, children }: { label: string; children: React.ReactNode }) {
  const place = useRef<HTMLDivElement>(null);

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
    <ScrollPlace ref={place} label={label} className={styles.scroll}>
      {children}
    </ScrollPlace>
  );
}
