import type { Alias, ImportReport, UnknownName } from "@/lib/features/imports/types";
import { formatCount } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/words";
import { Button } from "@/lib/ui/button";
import styles from "./names.module.css";
import { Section } from "./section";
import { TakeName } from "./take-name";

type UnknownNamesProps = {
  report: ImportReport;
  /** Takes names for others; absent where nothing can be changed any more. */
  onTake?: ((aliases: readonly Alias[]) => void) | undefined;
};

/** Names that nothing is known by, with the nearest known one. */
export function UnknownNames({ report: { unknown, unknownCount }, onTake }: UnknownNamesProps) {
  if (unknownCount === 0) return null;
  const near = unknown.flatMap(({ field, name, suggestion }) =>
    suggestion === null ? [] : [{ field, from: name, to: suggestion }],
  );
  return (
    <Section
      title={`${formatQuantity(unknownCount, "name")} not known`}
      actions={
        onTake && near.length > 1 && <Button onClick={() => onTake(near)}>Take all {near.length} suggestions</Button>
      }
    >
      <ul className={styles.names}>
        {unknown.map((name) => (
          <li key={`${name.field} ${name.name}`} className={styles.name}>
            <p>
              {name.field} <strong>“{name.name}”</strong> {name.message}{" "}
              <span className={styles.rows}>{whereWords(name)}</span>
            </p>
            {onTake && (
              <TakeName unknown={name} onTake={(to) => onTake([{ field: name.field, from: name.name, to }])} />
            )}
          </li>
        ))}
      </ul>
      {unknownCount > unknown.length && (
        <p className={styles.rows}>and {formatCount(unknownCount - unknown.length)} more names</p>
      )}
    </Section>
  );
}

function whereWords({ rows, firstLine }: UnknownName): string {
  return rows === 1 ? `on line ${firstLine}` : `in ${formatCount(rows)} rows, first on line ${firstLine}`;
}
