import styles from "./page-header.module.css";

type PageHeaderProps = {
  title: string;
  /** Short facts beside the title, such as a team or a state. */
  badges?: readonly (string | null | undefined | false)[];
  /** One or two sentences that answer the first question, from the numbers on the page. */
  children?: React.ReactNode;
  actions?: React.ReactNode;
  /** Period and filters in words, for paper only. */
  printed?: string;
};

/** The head of a page: its one h1 and the sentence that answers first. */
export function PageHeader({ title, badges = [], children, actions, printed }: PageHeaderProps) {
  const shown = badges.filter((badge): badge is string => Boolean(badge));
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <h1 className={styles.title}>{title}</h1>
        {shown.map((badge) => (
          <span key={badge} className={styles.badge}>
            {badge}
          </span>
        ))}
        {actions && (
          <div className={styles.actions} data-print="hidden">
            {actions}
          </div>
        )}
      </div>
      {printed && <p className={styles.printed}>{printed}</p>}
      {children && <div className={styles.answer}>{children}</div>}
    </header>
  );
}
