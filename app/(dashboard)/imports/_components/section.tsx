import { useId } from "react";
import styles from "./section.module.css";

/** A part of a report under a title of its own. */
export function Section({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: React.ReactNode;
  children: React.ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {title}
        </h3>
        {actions}
      </div>
      {children}
    </section>
  );
}
