import styles from "./try-call.module.css";

export type Answer = {
  readonly request: string;
  readonly status: string;
  readonly headers: string;
  readonly body: string;
};

/** What a call answered: status, headers and body. */
export function AnswerView({ answer }: { answer: Answer }) {
  const { request, status, headers, body } = answer;
  return (
    <section aria-label="Answer" className={styles.answer}>
      <p className={styles.request}>{request}</p>
      <p role="status">
        <strong>{status}</strong>
      </p>
      {headers && (
        <details>
          <summary>Headers</summary>
          <pre className={styles.text}>{headers}</pre>
        </details>
      )}
      {body && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section aria-label="Body of the answer" tabIndex={0} className={styles.text}>
          <pre>{body}</pre>
        </section>
      )}
    </section>
  );
}
