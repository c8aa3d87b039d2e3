import { type PlanChange, planChanges } from "@/lib/domain/commissions/plan-changes";
import { removeVersion } from "@/lib/features/plans/actions";
import type { PlanDetail, StoredVersion } from "@/lib/features/plans/types";
import { formatDate, formatFirstDay, formatMoment } from "@/lib/format/date";
import { Card } from "@/lib/ui/card";
import { ConfirmAction } from "@/lib/ui/form/confirm-action";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { RECOUNT } from "../../../_components/commissions/recount";
import styles from "./plans.module.css";

type VersionHistoryProps = { plan: PlanDetail; today: CalendarDate; timeZone: string; mayWrite: boolean };

/** A plan's versions, the latest first, each with what it changed. */
export function VersionHistory({ plan: { id, versions }, today, timeZone, mayWrite }: VersionHistoryProps) {
  const current = versions.findLast(({ from }) => from <= today);
  return (
    <Card title="Versions">
      <ol className={styles.versions}>
        {versions.toReversed().map((version) => {
          const before = versions[versions.indexOf(version) - 1];
          const state = version === current ? " (in force)" : version.from > today ? " (to come)" : "";
          return (
            <li key={version.from}>
              <p className={styles.versionHead}>
                <strong>
                  From {formatFirstDay(version.from)}
                  {state}
                </strong>
                <a href={`/commissions/plans/${id}/export?on=${version.from}`} download>
                  Export
                </a>
              </p>
              <p className={styles.muted}>{storedWords(version, timeZone)}</p>
              {before ? (
                <Changes changes={planChanges(before.rules, version.rules, formatDate)} />
              ) : (
                <p>The first version.</p>
              )}
              {mayWrite && versions.length > 1 && (
                <div className={styles.remove}>
                  <ConfirmAction
                    action={removeVersion}
                    input={{ planId: id, from: version.from }}
                    label="Remove"
                    name={`version from ${formatFirstDay(version.from)}`}
                    asks={
                      before
                        ? `The version before holds on instead. Open statements are computed anew; a version that locked statements rest on stays.`
                        : "The plan begins with the version after it. A version that somebody is on stays."
                    }
                    question={RECOUNT}
                    confirm="Remove the version"
                  />
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function storedWords({ storedAt, storedBy }: StoredVersion, timeZone: string): string {
  const when = formatMoment(storedAt, timeZone);
  return storedBy === null ? `Stored ${when}` : `Stored by ${storedBy}, ${when}`;
}

function Changes({ changes }: { changes: readonly PlanChange[] }) {
  if (changes.length === 0) return <p>Written differently; it pays the same.</p>;
  return (
    <ul className={styles.changes}>
      {changes.map(({ what, before, after }) => (
        <li key={`${what} ${before}`}>
          <strong>{what}</strong>
          {before !== null && <del>{before}</del>}
          {after === null ? <span>No longer.</span> : <ins>{after}</ins>}
        </li>
      ))}
    </ul>
  );
}
