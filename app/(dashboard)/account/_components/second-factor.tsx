"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { encode } from "uqr";
import { Button } from "@/lib/ui/button";
import { ActionForm } from "@/lib/ui/form/action-form";
import { TextField } from "@/lib/ui/form/fields";
import { confirmSecondFactor, offerSecondFactor, removeSecondFactor, renewCodes } from "../actions";
import { PresentPassword } from "./present-password";
import styles from "./second-factor.module.css";

type Offer = { readonly uri: string; readonly recoveryCodes: readonly string[] };

/** Sets a second factor up, in three steps; or takes it away, once there is one. */
export function SecondFactor({ on }: { on: boolean }) {
  const router = useRouter();
  const [offer, setOffer] = useState<Offer | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) {
    return (
      <>
        <p>
          Keep these codes where you find them without your phone. Each signs you in once, in place of the app&apos;s
          code. They are not shown again.
        </p>
        <RecoveryCodes codes={codes} />
        <Button
          strong
          onClick={() => {
            setCodes(null);
            router.refresh();
          }}
        >
          I kept them
        </Button>
      </>
    );
  }
  if (on) {
    return (
      <>
        <p className={styles.on}>It is on.</p>
        <ActionForm
          action={renewCodes}
          submit="Make new recovery codes"
          quiet
          onDone={(fresh) => {
            setCodes(fresh);
            return undefined;
          }}
        >
          <PresentPassword />
        </ActionForm>
        <hr className={styles.line} />
        <ActionForm
          action={removeSecondFactor}
          submit="Turn it off"
          quiet
          onDone={() => {
            router.refresh();
            return undefined;
          }}
        >
          <PresentPassword />
        </ActionForm>
      </>
    );
  }
  if (!offer) {
    return (
      <ActionForm
        action={offerSecondFactor}
        submit="Set it up"
        quiet
        onDone={(made) => {
          setOffer(made);
          return undefined;
        }}
      >
        <PresentPassword />
      </ActionForm>
    );
  }
  return (
    <>
      <p>Scan this with an authenticator app, or type the key into it.</p>
      <QrCode text={offer.uri} />
      <code className={styles.key}>{new URL(offer.uri).searchParams.get("secret")}</code>
      <ActionForm
        action={confirmSecondFactor}
        submit="Turn it on"
        onDone={() => {
          setCodes(offer.recoveryCodes);
          setOffer(null);
          return undefined;
        }}
      >
        <TextField
          label="Code"
          name="code"
          hint="The six digits the app shows now."
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
      </ActionForm>
    </>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <ul className={styles.codes}>
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}

function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text);
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg className={styles.picture} viewBox={`0 0 ${size} ${size}`} role="img" aria-label="The key as a QR code">
      <path d={path} fill="#000" />
    </svg>
  );
}
