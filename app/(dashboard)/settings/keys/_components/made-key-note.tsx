"use client";

import { useRef, useState } from "react";
import type { MadeKey } from "@/lib/features/keys/types";
import { Button } from "@/lib/ui/button";
import { Note } from "@/lib/ui/states";
import styles from "./made-key-note.module.css";

/** A key that was just made, to be copied now or never. */
export function MadeKeyNote({ made, onClose }: { made: MadeKey; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  const text = useRef<HTMLElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.key);
      setCopied(true);
    } catch {
      // Without a safe connection the browser lets a page select, and people copy.
      if (text.current) getSelection()?.selectAllChildren(text.current);
    }
  };
  return (
    <div className={styles.made} role="status">
      <Note tone="good">
        <p>Copy the key {made.name} now: it is not shown again.</p>
        <p className={styles.line}>
          <code ref={text} className={styles.key}>
            {made.key}
          </code>
          <Button {...(copied ? { icon: "check" } : {})} onClick={copy}>
            {copied ? "Copied" : "Copy"}
          </Button>
          <Button onClick={onClose}>I have it</Button>
        </p>
      </Note>
    </div>
  );
}
