"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { Icon } from "@/lib/ui/icon";
import control from "./control.module.css";
import styles from "./jump-button.module.css";

type Palette = typeof import("./jump")["Jump"];

/** Search or jump to anything: the button, ⌘K or Ctrl K. What it opens is loaded after the page. */
export function JumpButton() {
  const [wanted, setWanted] = useState(0);
  // Kept as state: a lazy component would suspend when it is first shown, and what is typed meanwhile would be lost.
  const [Jump, setJump] = useState<Palette | null>(null);
  // What is typed from asking for the palette until one can type in it; null at other times.
  const early = useRef<string | null>(null);
  const load = useCallback(() => {
    import("./jump").then(
      (module) => setJump(() => module.Jump),
      () => {
        early.current = null;
      },
    );
  }, []);
  const open = useCallback(() => {
    early.current ??= "";
    load();
    setWanted((count) => count + 1);
  }, [load]);
  const takeEarly = useCallback(() => {
    const typed = early.current ?? "";
    early.current = null;
    return typed;
  }, []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === "Escape") early.current = null;
      if (early.current !== null && event.key.length === 1 && !event.metaKey && !event.ctrlKey && !event.altKey) {
        event.preventDefault();
        event.stopPropagation();
        early.current += event.key;
        return;
      }
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      open();
    };
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, [open]);
  useEffect(() => {
    // Put in place once the page is at rest, so that it opens at once.
    const atRest = setTimeout(load, 1000);
    return () => clearTimeout(atRest);
  }, [load]);
  return (
    <>
      <button
        type="button"
        className={`${control.control} ${styles.button}`}
        onClick={open}
        aria-label="Search or jump to"
        aria-keyshortcuts="Meta+K Control+K"
      >
        <span className={styles.icon}>
          <Icon name="search" size={14} />
        </span>
        <span className={styles.text}>Search or jump to…</span>
        <kbd className={styles.text}>⌘K</kbd>
      </button>
      {Jump && <Jump wanted={wanted} takeEarly={takeEarly} />}
    </>
  );
}
