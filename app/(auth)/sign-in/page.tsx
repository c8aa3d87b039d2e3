import type { Metadata } from "next";
import { hasPeople } from "@/lib/auth/set-up";
import { canUseProvider, listPersonas } from "@/lib/auth/sign-in";
import { localPath } from "@/lib/http/local-path";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { AuthPage } from "../_components/auth-page";
import styles from "../_components/auth-page.module.css";
import { PersonaList } from "../_components/persona-list";
import { SignInForm } from "../_components/sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const [personas, people] = await Promise.all([listPersonas(), hasPeople()]);
  const params = toSearchParams(await searchParams);
  const refusal = params.has("error");
  const next = localPath(params.get("next"));
  if (personas.length > 0) {
    return (
      <AuthPage
        title="Come in as one of the sample company's people"
        lead="Everything here is invented. Each person sees what their role may see."
      >
        <PersonaList personas={personas} next={next} />
        <details className={styles.other}>
          <summary>Sign in with a password</summary>
          <p>For who was invited here and chose one.</p>
          <SignInForm provider={canUseProvider()} next={next} />
        </details>
      </AuthPage>
    );
  }
  if (!people) {
    return (
      <AuthPage
        title="This installation is not set up yet"
        lead="Open the link that its console shows: it makes the first admin, who invites everybody else. It works once, and for a day; a new start makes a new one."
      >
        <p className={styles.lead}>
          To look around first, start the sample company with <code>npm run demo</code>.
        </p>
      </AuthPage>
    );
  }
  return (
    <AuthPage title="Sign in">
      {refusal && (
        <p className={styles.refusal} role="alert">
          Your organisation&apos;s account did not let you in. An admin has to invite its address first.
        </p>
      )}
      <SignInForm provider={canUseProvider()} next={next} />
    </AuthPage>
  );
}
