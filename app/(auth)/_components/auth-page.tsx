import { Logo } from "@/lib/ui/logo";
import styles from "./auth-page.module.css";

/** A page for who is not signed in yet: one thing to do, and why. */
export function AuthPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: React.ReactNode;
  children?: React.ReactNode;
}) {
  return (
    <main className={styles.page}>
      <div className={styles.brand}>
        <Logo size={28} />
        <span>Attain</span>
      </div>
      <h1>{title}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </main>
  );
}

/** What is said of a link that works no more. */
export function LinkOver({ children }: { children: React.ReactNode }) {
  return <AuthPage title="This link works no more" lead={children} />;
}
