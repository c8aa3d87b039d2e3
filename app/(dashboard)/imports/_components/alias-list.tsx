"use client";

import { Button } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import type { ImportChoices } from "../_lib/use-import-choices";
import styles from "./names.module.css";

/** The names that are taken for others. */
export function AliasList({ choices: { aliases, removeAlias } }: { choices: ImportChoices }) {
  return (
    <Card title="Names taken for others">
      <ul className={styles.names}>
        {aliases.map((alias) => (
          <li key={`${alias.field} ${alias.from}`} className={styles.name}>
            <p>
              {alias.field} “{alias.from}” is <strong>{alias.to}</strong>
            </p>
            <Button
              icon="close"
              aria-label={`Forget that ${alias.from} is ${alias.to}`}
              onClick={() => removeAlias(alias)}
            >
              Forget
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
