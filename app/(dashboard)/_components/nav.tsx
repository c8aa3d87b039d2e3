"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { Icon } from "@/lib/ui/icon";
import { hrefWith, pickParams } from "@/lib/ui/url/search-params";
import { VisuallyHidden } from "@/lib/ui/visually-hidden";
import styles from "./nav.module.css";
import { isCurrent, type NavEntry, type NavGroup } from "./nav-entries";
import { hasPeriod, hasTeams } from "./use-view";

const PERIOD = ["period", "from", "to", "compare"];

/** The pages of the product, in groups. Period and team go along to the pages that know them. */
export function NavGroups({ groups }: { groups: readonly NavGroup[] }) {
  return (
    <div className={styles.nav}>
      {groups.map((group) => (
        <div key={group.label ?? "top"} className={styles.group}>
          {group.label && <p className={styles.label}>{group.label}</p>}
          <ul>
            {group.entries.map((entry) => (
              <li key={entry.href}>
                <NavLink entry={entry} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

export function NavLink({ entry, onClick }: { entry: NavEntry; onClick?: () => void }) {
  const pathname = usePathname();
  const params = new URLSearchParams(useSearchParams());
  const kept = hasPeriod(entry.href) ? pickParams(params, hasTeams(entry.href) ? [...PERIOD, "team"] : PERIOD) : null;
  const current = isCurrent(entry.href, pathname);
  return (
    <Link
      href={kept ? hrefWith(entry.href, kept, {}) : entry.href}
      prefetch={false}
      className={styles.link}
      title={entry.badge ? `${entry.label}: ${entry.badge.words}` : entry.label}
      aria-current={current ? (pathname === entry.href ? "page" : "true") : undefined}
      {...(onClick ? { onClick } : {})}
    >
      <Icon name={entry.icon} />
      <span className={styles.text}>{entry.label}</span>
      <Pending />
      <Badge entry={entry} />
    </Link>
  );
}

/** How much waits there for the reader. */
export function Badge({ entry: { badge } }: { entry: NavEntry }) {
  return (
    badge && (
      <span className={styles.badge}>
        <span aria-hidden="true">{badge.count}</span>
        <VisuallyHidden>, {badge.words}</VisuallyHidden>
      </span>
    )
  );
}

function Pending() {
  const { pending } = useLinkStatus();
  return <span className={styles.pending} data-pending={pending || undefined} aria-hidden="true" />;
}
