import Link from "next/link";
import styles from "./tabs.module.css";

export type Tab = {
  readonly href: string;
  readonly label: string;
  /** How many things are behind it. */
  readonly count?: string | undefined;
  readonly current: boolean;
};

/** The views of one page as links. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className={styles.tabs} data-print="hidden">
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={false}
              prefetch={false}
              className={styles.tab}
              aria-current={tab.current ? "page" : undefined}
            >
              {tab.label}
              {tab.count && <span className={styles.count}> {tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
