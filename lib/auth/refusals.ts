import { database } from "@/lib/db/client";
import { type AuditActor, recordAudit } from "./audit";
import { takeTry } from "./rate-limit";

/** What was asked for and refused: the permission it needs, in which words it was refused, and at which address. */
export type Refusal = {
  readonly permission: string | null;
  readonly message: string;
  readonly path: string | null;
};

const MOST_CHARACTERS = 300;
/** Long enough to be the secret of a one-time link. */
const TOKEN = /[\w-]{32,}/g;

/** The same refusal of the same person or key stands on record once in this time, however often it is asked for. */
const SAME = { tries: 1, seconds: 300 };

/** Puts on record that somebody was refused. */
export async function recordRefusal(actor: AuditActor, { permission, message, path }: Refusal): Promise<void> {
  const who = actor.apiKeyId == null ? `person ${actor.userId ?? actor.address}` : `key ${actor.apiKeyId}`;
  const { left } = await takeTry(
    `refused ${who} ${permission} ${path?.split("?")[0]?.slice(0, MOST_CHARACTERS)}`,
    SAME,
  );
  if (left < 0) return;
  await recordAudit(database(), actor, {
    action: "access.refuse",
    objectType: "permission",
    objectId: permission,
    summary: `Refused: ${message}`,
    after: { path: path?.replace(TOKEN, "…").slice(0, MOST_CHARACTERS) ?? null },
  });
}
