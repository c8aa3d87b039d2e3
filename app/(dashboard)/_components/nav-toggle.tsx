"use client";

import { useState } from "react";
import { Icon } from "@/lib/ui/icon";
import styles from "./nav-toggle.module.css";

const A_YEAR = 365 * 24 * 60 * 60;

/** Collapses the navigation to icons; the browser remembers it. */
export function NavToggle({ narrow: initially }: { narrow: boolean }) {
  const [narrow, setNarrow] = useState(initially);
  const toggle = () => {
    const mode = narrow ? "full" : "icons";
    setNarrow(!narrow);
    document.getElementById("frame")?.setAttribute("data-nav", mode);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet
    document.cookie = `attain_nav=${mode};path=/;max-age=${A_YEAR};samesite=lax`;
  };
  return (
    <button type="button" className={styles.toggle} onClick={toggle} aria-pressed={narrow} title="Icons only">
      <Icon name="panel" />
      <span className={styles.text}>{narrow ? "Widen navigation" : "Icons only"}</span>
    </button>
  );
}
