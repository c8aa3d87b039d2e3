"use client";

import { useState } from "react";
import type { LinkForPerson } from "@/lib/features/people/types";
import { Button } from "@/lib/ui/button";
import { Note } from "@/lib/ui/states";
import styles from "./link-to-pass-on.module.css";

/** A link for a person, this once; nothing where it went out by mail. */
export function LinkToPassOn({ made }: { made: LinkForPerson | null }) {
  const [copied, setCopied] = useState<string | null>(null);
  const link = made?.link ?? null;
  if (made === null || link === null) return null;
  return (
    <div className={styles.link}>
      <Note tone={made.problem ? "warn" : "info"}>
        {made.problem} Pass this link on to {made.name}. It works once, and is not shown again.
      </Note>
      <code className={styles.address}>{link}</code>
      <Button onClick={() => navigator.clipboard.writeText(link).then(() => setCopied(link))}>
        {copied === link ? "Copied" : "Copy the link"}
      </Button>
    </div>
  );
}
