import Link from "next/link";
import styles from "./filter-bar.module.css";
import { Icon } from "./icon";

export type ActiveFilter = { readonly label: string; readonly removeHref: string };

type FilterBarProps = {
  filters: readonly ActiveFilter[];
  clearHref: string;
  /** A way to add another. */
  children?: React.ReactNode;
};

/** What the page is cut down to, each part removable. */
export function FilterBar({ filters, clearHref, children }: FilterBarProps) {
  if (filters.length === 0 && !children) return null;
  return (
    <div className={styles.bar} data-print="hidden">
      {children}
      <ul aria-label="Filters" className={styles.list}>
        {filters.map(({ label, removeHref }) => (
          <li key={label}>
            <Link
              href={removeHref}
              scroll={false}
              prefetch={false}
              className={styles.filter}
              aria-label={`Remove filter ${label}`}
            >
              {label}
              <Icon name="close" size={12} />
            </Link>
          </li>
        ))}
        {filters.length > 1 && (
          <li>
            <Link href={clearHref} scroll={false} prefetch={false} className={styles.clear}>
              Remove all
            </Link>
          </li>
        )}
      </ul>
    </div>
  );
}
