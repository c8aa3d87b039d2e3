"use client";

import { useState } from "react";
import type { UnknownName } from "@/lib/features/imports/types";
import { Button } from "@/lib/ui/button";
import styles from "./names.module.css";

/** Says which known name is meant; the nearest one stands there already. */
export function TakeName({ unknown, onTake }: { unknown: UnknownName; onTake: (name: string) => void }) {
  const [name, setName] = useState(unknown.suggestion ?? "");
  const said = name.trim();
  return (
    <div className={styles.take}>
      <input
        type="text"
        value={name}
        aria-label={`Take ${unknown.name} as`}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && said !== "" && onTake(said)}
      />
      <Button disabled={said === ""} onClick={() => onTake(said)}>
        {said === "" ? "Take it as this" : `Take as ${said}`}
      </Button>
    </div>
  );
}
