import styles from "./message-page.module.css";

type MessagePageProps = {
  title: string;
  /** The window's title, where the page is shown in another one's place. */
  tabTitle?: string;
  children: React.ReactNode;
  actions?: React.ReactNode;
};

/** A page that has only this to say, and the ways on from it. */
export function MessagePage({ title, tabTitle, children, actions }: MessagePageProps) {
  return (
    <div className={styles.page}>
      {tabTitle && <title>{`${tabTitle} · Attain`}</title>}
      <h1>{title}</h1>
      <div className={styles.words}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
