import type { AuditChange } from "@/lib/features/audit/types";
import { formatQuantity } from "@/lib/format/words";
import { VisuallyHidden } from "@/lib/ui/visually-hidden";
import styles from "./changes.module.css";

const MOST = 60;

/** What a deed changed, value by value; opens on a click. */
export function Changes({ changes }: { changes: readonly AuditChange[] }) {
  if (changes.length === 0) return null;
  return (
    <details className={styles.changes}>
      <summary>{formatQuantity(changes.length, "value")}</summary>
      <dl className={styles.list}>
        {changes.slice(0, MOST).map(({ place, before, after }) => (
          <div key={place} className={styles.change}>
            <dt>{place}</dt>
            <dd>
              {before !== null && (
                <del>
                  <VisuallyHidden>before: </VisuallyHidden>
                  {before}
                </del>
              )}
              {after !== null && (
                <ins>
                  <VisuallyHidden>after: </VisuallyHidden>
                  {after}
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {changes.length > MOST && <p>The file has all of them.</p>}
    </details>
  );
}
