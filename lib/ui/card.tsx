import styles from "./card.module.css";

type CardProps = {
  /** Names the card and its region for assistive technology. */
  title: string;
  subtitle?: React.ReactNode;
  /** Controls at the end of the title's line. */
  actions?: React.ReactNode;
  /** The ƒ of what the card shows, right after its title. */
  help?: React.ReactNode;
  footnote?: React.ReactNode;
  children: React.ReactNode;
};

/** A part of a page with a title of its own. */
export function Card({ title, subtitle, actions, help, footnote, children }: CardProps) {
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.head}>
        <div>
          <h2 className={styles.title}>
            {title}
            {help}
          </h2>
          {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
        </div>
        {actions && (
          <div className={styles.actions} data-print="hidden">
            {actions}
          </div>
        )}
      </div>
      {children}
      {footnote && <p className={styles.footnote}>{footnote}</p>}
    </section>
  );
}

/** Cards side by side, as many as fit. `columns` is how many at most. */
export function CardGrid({ columns, children }: { columns: 2 | 3 | 4 | 6; children: React.ReactNode }) {
  return (
    <div className={styles.grid} data-columns={columns}>
      {children}
    </div>
  );
}

/** Two parts side by side, the first wider; below each other where there is no room. */
export function Split({ children }: { children: React.ReactNode }) {
  return <div className={styles.split}>{children}</div>;
}

/** The parts of a page below each other. */
export function Stack({ children }: { children: React.ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}
