import styles from "./message-page.module.css";

/** A page that has only this to say, and the ways on from it. */
export function MessagePage({
  title,
  children,
  actions,
}: {
  title: string;
  children: React.ReactNode;
  actions?: React.ReactNode;
}) {
  return (
    <div className={styles.page}>
      <h1>{title}</h1>
      <div className={styles.words}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
