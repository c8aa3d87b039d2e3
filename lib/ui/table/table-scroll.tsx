import styles from "./table-scroll.module.css";

/** Lets a table that is wider than its place scroll, by finger or by keyboard, with its first column in sight. */
export function TableScroll({ label, wide, children }: { label: string; wide: boolean; children: React.ReactNode }) {
  return (
    <section
      className={styles.scroll}
      data-wide={wide || undefined}
      data-own-keys="true"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {children}
    </section>
  );
}
