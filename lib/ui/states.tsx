import { Icon } from "./icon";
import styles from "./states.module.css";

/** Why there is nothing here, and what to do next. "No data" is not 0. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: React.ReactNode;
  action?: React.ReactNode;
}) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.words}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

/** What failed, how to go on, and an id that finds it in the log. */
export function ErrorState({ what, id, onRetry }: { what: string; id?: string | undefined; onRetry?: () => void }) {
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>
        <span className={styles.bad}>
          <Icon name="warning" />
        </span>
        {what} could not be loaded
      </p>
      <p className={styles.words}>The rest of the page is not affected.{id && ` Error ${id}.`}</p>
      {onRetry && (
        <button type="button" className={styles.retry} onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** A line that tells something the figures alone do not say. */
export function Note({
  tone = "info",
  children,
}: {
  tone?: "info" | "warn" | "bad" | "good";
  children: React.ReactNode;
}) {
  const icon = tone === "info" ? "info" : tone === "good" ? "check" : "warning";
  return (
    <div className={styles.note} data-tone={tone}>
      <span className={styles.icon}>
        <Icon name={icon} />
      </span>
      <div>{children}</div>
    </div>
  );
}
