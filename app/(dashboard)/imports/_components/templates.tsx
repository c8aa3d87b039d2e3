import type { KindSummary } from "@/lib/features/imports/types";
import { capitalise } from "@/lib/format/words";
import { Card } from "@/lib/ui/card";
import { Icon } from "@/lib/ui/icon";
import styles from "./templates.module.css";

/** A file to fill in for each kind, with what it needs at least. */
export function Templates({ kinds }: { kinds: readonly KindSummary[] }) {
  return (
    <Card
      title="Templates"
      subtitle="A file for each kind, with its columns named. Bring in what is named before what names it: reps before their deals."
    >
      <ul className={styles.kinds}>
        {kinds.map(({ id, many, fields }) => (
          <li key={id}>
            <a href={`/imports/templates/${id}`} download className={styles.kind}>
              <Icon name="download" size={14} />
              <span>
                <strong>{capitalise(many)}</strong>
                <span className={styles.needs}>
                  needs{" "}
                  {fields
                    .filter(({ required }) => required)
                    .map(({ name }) => name)
                    .join(", ")}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
