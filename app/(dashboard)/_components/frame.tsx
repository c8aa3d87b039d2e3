import Link from "next/link";
import { Logo } from "@/lib/ui/logo";
import styles from "./frame.module.css";
import { NavGroups } from "./nav";
import type { NavGroup } from "./nav-entries";
import { NavToggle } from "./nav-toggle";
import { PhoneBar } from "./phone-bar";
import { Shortcuts } from "./shortcuts";
import { TopBar } from "./top-bar";
import { ViewAsBanner } from "./view-as";
import type { Viewer } from "./viewer";

type FrameProps = {
  groups: readonly NavGroup[];
  viewer: Viewer;
  /** Whether this browser keeps the navigation narrow. */
  narrow: boolean;
  children: React.ReactNode;
};

/** The frame around every page: navigation, the period in view, search, and who is signed in. */
export function Frame({ groups, viewer, narrow, children }: FrameProps) {
  return (
    <div className={styles.frame} id="frame" data-nav={narrow ? "icons" : "full"}>
      <a href="#content" className={styles.skip}>
        Skip to content
      </a>
      <nav aria-label="Main" className={styles.side} data-print="hidden">
        <Link href="/" className={styles.brand} prefetch={false}>
          <Logo />
          <span className={styles.name}>Attain</span>
        </Link>
        <NavGroups groups={groups} />
        <NavToggle narrow={narrow} />
      </nav>
      <div className={styles.column}>
        {viewer.viewedBy !== null && <ViewAsBanner name={viewer.name} />}
        <TopBar viewer={viewer} />
        <main id="content" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
      <PhoneBar groups={groups} />
      <Shortcuts />
    </div>
  );
}
