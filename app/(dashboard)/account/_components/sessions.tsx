"use client";

import { useRouter } from "next/navigation";
import { ActionForm } from "@/lib/ui/form/action-form";
import { endEveryOtherSession, endOneSession } from "../actions";
import styles from "./sessions.module.css";

type Session = {
  readonly id: number;
  readonly current: boolean;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly signedIn: string;
  readonly seen: string;
};

/** The browsers one is signed in with, each with a way to end it. */
export function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const router = useRouter();
  const again = () => {
    router.refresh();
    return undefined;
  };
  return (
    <>
      <ul className={styles.sessions}>
        {sessions.map((session) => (
          <li key={session.id} className={styles.session}>
            <div>
              <strong>{browserOf(session.userAgent)}</strong>
              {session.current && <span className={styles.here}>this one</span>}
              <p className={styles.more}>
                {session.address ?? "unknown address"} · signed in {session.signedIn} · last seen {session.seen}
              </p>
            </div>
            {!session.current && (
              <ActionForm action={endOneSession} submit="Sign out" quiet onDone={again}>
                <input type="hidden" name="id" value={session.id} />
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <ActionForm action={endEveryOtherSession} submit="Sign out everywhere else" quiet onDone={again} />
      )}
    </>
  );
}

const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const SYSTEMS = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS", "macOS"],
  ["Linux", "Linux"],
] as const;

function browserOf(userAgent: string | null): string {
  const text = userAgent ?? "";
  const browser = BROWSERS.find(([mark]) => text.includes(mark))?.[1] ?? "A browser";
  const system = SYSTEMS.find(([mark]) => text.includes(mark))?.[1];
  return system ? `${browser} on ${system}` : browser;
}
