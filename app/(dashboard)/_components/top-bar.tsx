"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Logo } from "@/lib/ui/logo";
import { JumpButton } from "./jump-button";
import { PeriodControls } from "./period-controls";
import { PersonMenu } from "./person-menu";
import { TeamFilter } from "./team-filter";
import styles from "./top-bar.module.css";
import { hasPeriod, hasTeams } from "./use-view";
import type { Viewer } from "./viewer";

export function TopBar({ viewer }: { viewer: Viewer }) {
  const pathname = usePathname();
  return (
    <header className={styles.bar} data-print="hidden">
      <Link href="/" className={styles.brand} prefetch={false} aria-label="Attain, overview">
        <Logo size={22} />
      </Link>
      {hasPeriod(pathname) && <PeriodControls />}
      {hasTeams(pathname) && <TeamFilter />}
      <div className={styles.end}>
        <JumpButton />
        <PersonMenu viewer={viewer} />
      </div>
    </header>
  );
}
