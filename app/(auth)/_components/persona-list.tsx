import type { Persona } from "@/lib/auth/sign-in";
import { initialsOf } from "@/lib/format/words";
import { roleNames } from "../../(dashboard)/_lib/role-names";
import { signInAs } from "../actions";
import styles from "./auth-page.module.css";

const QUESTIONS: Readonly<Record<string, string>> = {
  admin: "Is the data right, and who may see it?",
  leadership: "Are we on plan, and are we building or burning?",
  finance: "Can I pay this?",
  sales_manager: "Who needs help, and with what?",
  rep: "What am I owed, and why?",
  marketer: "Is the campaign working, and what did it bring?",
};

/** The sample company's people, each a way in, and on to `next`. */
export function PersonaList({ personas, next }: { personas: readonly Persona[]; next: string }) {
  return (
    <ul className={styles.people}>
      {personas.map(({ userId, name, roles }) => (
        <li key={userId}>
          <form action={signInAs.bind(null, userId, next)}>
            <button type="submit" className={styles.person} aria-label={`Sign in as ${name}, ${roleNames(roles)}`}>
              <span className={styles.initials}>{initialsOf(name)}</span>
              <span>
                <strong>{name}</strong> <span className={styles.role}>{roleNames(roles)}</span>
                <span className={styles.question}>{QUESTIONS[roles[0] ?? ""]}</span>
              </span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
