"use client";

import Link from "next/link";
import { useState } from "react";
import { ActionForm } from "@/lib/ui/form/action-form";
import { TextField } from "@/lib/ui/form/fields";
import { signInByCode, signInByPassword, signInByProvider } from "../actions";
import styles from "./auth-page.module.css";

type Step = "password" | "app" | "recovery";

/** E-mail and password, then a code where the account has a second factor; or the organisation's identity provider. */
export function SignInForm({ provider, next }: { provider: boolean; next: string }) {
  const [step, setStep] = useState<Step>("password");
  if (step === "password") {
    return (
      <>
        <ActionForm
          key={step}
          action={signInByPassword}
          submit="Sign in"
          onDone={(step) => {
            if (step === "two_factor") setStep("app");
            return undefined;
          }}
          more={<Link href="/forgot">Forgot your password?</Link>}
        >
          <input type="hidden" name="next" value={next} />
          <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
          <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
        </ActionForm>
        {provider && (
          <>
            <p className={styles.or}>or</p>
            <ActionForm action={signInByProvider} submit="Sign in with your organisation's account" quiet>
              <input type="hidden" name="next" value={next} />
            </ActionForm>
          </>
        )}
      </>
    );
  }
  const app = step === "app";
  return (
    <ActionForm
      key={step}
      action={signInByCode}
      submit="Sign in"
      more={
        <button type="button" className="link" onClick={() => setStep(app ? "recovery" : "app")}>
          {app ? "Use a recovery code" : "Use the app's code"}
        </button>
      }
    >
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="kind" value={step} />
      <TextField
        label={app ? "Code" : "Recovery code"}
        name="code"
        hint={app ? "The six digits your authenticator app shows now." : "One of the codes you kept. Each works once."}
        inputMode={app ? "numeric" : "text"}
        autoComplete="one-time-code"
        autoFocus
        required
      />
    </ActionForm>
  );
}
