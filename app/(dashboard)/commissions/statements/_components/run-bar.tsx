import { approve, beginReview } from "@/lib/features/commissions/actions";
import type { RunStatement, SeenStatement } from "@/lib/features/commissions/types";
import { formatMonth } from "@/lib/format/date";
import { formatCount } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/words";
import { LinkButton } from "@/lib/ui/button";
import { ConfirmAction } from "@/lib/ui/form/confirm-action";
import { FocusPlace } from "@/lib/ui/form/focus-place";
import { Note } from "@/lib/ui/states";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { SendBack } from "../../_components/send-back";
import { exceptionWords } from "../../_lib/exception-words";
import { isException } from "../../_lib/load-run";
import styles from "./run-bar.module.css";

type RunBarProps = {
  statement: RunStatement;
  /** The statement as it was read before all that the page shows of it: no part of what is approved is older. */
  seen: SeenStatement;
  /** The month's statements within reach, in the order of the run. */
  run: readonly RunStatement[];
  today: CalendarDate;
  mayReview: boolean;
  mayLock: boolean;
  ownRepId: number | null;
};

/** Where the statement stands in its month's run, the way to those beside it, and its next step for those who may take it. */
export function RunBar({ statement, run, ...rest }: RunBarProps) {
  const place = run.findIndex(({ id }) => id === statement.id);
  const [previous, next] = [run[place - 1], run[place + 1]];
  const month = formatMonth(statement.period.from);
  return (
    <div className={styles.bar} data-print="hidden">
      <nav className={styles.places} aria-label={`Statements of ${month}`}>
        <LinkButton href={`/commissions?month=${statement.period.from.slice(0, 7)}`}>All of {month}</LinkButton>
        <span className={styles.turn}>
          <Beside statement={previous} icon="previous" words="Previous" />
          <span className={styles.place}>
            {formatCount(place + 1)} of {formatCount(run.length)}
          </span>
          <Beside statement={next} icon="next" words="Next" />
        </span>
      </nav>
      <FocusPlace>
        <Step statement={statement} run={run} {...rest} />
      </FocusPlace>
      {isException(statement) && (
        <div className={styles.exceptions}>
          <Note tone="warn">
            {statement.exceptions.map((exception) => (
              <p key={`${exception.kind} ${exception.message}`}>{exceptionWords(exception)}</p>
            ))}
          </Note>
        </div>
      )}
    </div>
  );
}

type BesideProps = { statement: RunStatement | undefined; icon: "previous" | "next"; words: string };

/** The way to the statement before or after; its place stays where there is none. */
function Beside({ statement, icon, words }: BesideProps) {
  if (!statement) return <span className={styles.none} aria-hidden="true" />;
  return (
    <LinkButton
      href={`/commissions/statements/${statement.id}`}
      icon={icon}
      aria-label={`${words}: ${statement.rep.name}`}
    >
      {""}
    </LinkButton>
  );
}

function Step({ statement, seen, run, today, mayReview, mayLock, ownRepId }: RunBarProps) {
  const { id, state, rep, period, exceptions } = statement;
  const month = formatMonth(period.from);
  if (state === "open" && mayLock && period.to <= today) {
    const open = run.filter((one) => one.state === "open").length;
    return (
      <ConfirmAction
        action={beginReview}
        input={{ month: period.from }}
        label={`Begin the review of ${month}`}
        asks={`All statements of ${month} that are open are computed anew and are then in review: ${formatCount(open)}.`}
        strong
      />
    );
  }
  if (!mayReview || rep.id === ownRepId) return null;
  if (state === "approved") return <SendBack statementId={id} name={rep.name} />;
  if (state !== "in_review") return null;
  return (
    <ConfirmAction
      action={approve}
      input={{ statements: [seen] }}
      label="Approve"
      name={rep.name}
      {...(exceptions.length > 0 ? { asks: `It has ${formatQuantity(exceptions.length, "exception")}.` } : {})}
      confirm="Approve it as it is"
      strong
    />
  );
}
