import { database } from "@/lib/db/client";
import { type AuditActor, recordAudit } from "./audit";

/** What was asked for and refused: the permission it needs, in which words it was refused, and at which address. */
export type Refusal = {
  readonly permission: string | null;
  readonly message: string;
  readonly path: string | null;
};

const MOST_CHARACTERS = 300;
/** Long enough to be the secret of a one-time link. */
const TOKEN = /[\w-]{32,}/g;

/** Puts on record that somebody was refused. */
export async function recordRefusal(actor: AuditActor, { permission, message, path }: Refusal): Promise<void> {
  await recordAudit(database(), actor, {
    action: "access.refuse",
    objectType: "permission",
    objectId: permission,
    summary: `Refused: ${message}`,
    after: { path: path?.replace(TOKEN, "…").slice(0, MOST_CHARACTERS) ?? null },
  });
}
