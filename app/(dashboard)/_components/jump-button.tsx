"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { Icon } from "@/lib/ui/icon";
import control from "./control.module.css";
import styles from "./jump-button.module.css";

const load = () => import("./jump").then((module) => module.Jump);
const Jump = dynamic(load, { ssr: false });

/** Search or jump to anything: the button, ⌘K or Ctrl K. What it opens is loaded after the page. */
export function JumpButton() {
  const [wanted, setWanted] = useState(0);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      setWanted((count) => count + 1);
    };
    window.addEventListener("keydown", listen);
    // Fetched once the page is at rest, so that what is typed right after opening arrives.
    const atRest = setTimeout(load, 1000);
    return () => {
      clearTimeout(atRest);
      window.removeEventListener("keydown", listen);
    };
  }, []);
  return (
    <>
      <button
        type="button"
        className={`${control.control} ${styles.button}`}
        onClick={() => setWanted((count) => count + 1)}
        aria-label="Search or jump to"
        aria-keyshortcuts="Meta+K Control+K"
      >
        <span className={styles.icon}>
          <Icon name="search" size={14} />
        </span>
        <span className={styles.text}>Search or jump to…</span>
        <kbd className={styles.text}>⌘K</kbd>
      </button>
      {wanted > 0 && <Jump wanted={wanted} />}
    </>
  );
}
