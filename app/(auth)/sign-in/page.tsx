import type { Metadata } from "next";
import { listPersonas } from "@/lib/auth/sign-in";
import { initialsOf } from "@/lib/format/words";
import { Logo } from "@/lib/ui/logo";
import { roleNames } from "../../(dashboard)/_lib/role-names";
import { signInAs } from "../actions";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Sign in" };

const QUESTIONS: Readonly<Record<string, string>> = {
  admin: "Is the data right, and who may see it?",
  leadership: "Are we on plan, and are we building or burning?",
  finance: "Can I pay this?",
  sales_manager: "Who needs help, and with what?",
  rep: "What am I owed, and why?",
  marketer: "Is the campaign working, and what did it bring?",
};

export default async function SignInPage() {
  const personas = await listPersonas();
  return (
    <main className={styles.page}>
      <div className={styles.brand}>
        <Logo size={28} />
        <span>Attain</span>
      </div>
      {personas.length > 0 ? (
        <>
          <h1>Come in as one of the sample company's people</h1>
          <p className={styles.lead}>Everything here is invented. Each person sees what their role may see.</p>
          <ul className={styles.people}>
            {personas.map(({ userId, name, roles }) => (
              <li key={userId}>
                <form action={signInAs.bind(null, userId)}>
                  <button
                    type="submit"
                    className={styles.person}
                    aria-label={`Sign in as ${name}, ${roleNames(roles)}`}
                  >
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
        </>
      ) : (
        <>
          <h1>This installation is not set up yet</h1>
          <p className={styles.lead}>
            Nobody can sign in, and no data is served to anyone. Whoever runs the machine can import data with the
            command line; the people who may see it come next.
          </p>
          <p className={styles.lead}>
            To look around first, start the sample company with <code>npm run demo</code>.
          </p>
        </>
      )}
    </main>
  );
}
