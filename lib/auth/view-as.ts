import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors/app-error";
import { recordAudit } from "./audit";
import type { ReadScope, WriteScope } from "./scope";
import { findSignedIn } from "./session";
import { findPerson, mayViewAs } from "./viewable";

/** The account of a rep that the scope's person may look at, or null. */
export async function findViewable(scope: ReadScope | WriteScope, repId: number): Promise<number | null> {
  const user = await database().user.findUnique({ where: { repId }, select: { id: true } });
  return user && (await isViewable(scope, user.id)) ? user.id : null;
}

/** From now on this browser shows what the person sees, until `endViewAs`. Throws `forbidden` unless it is downwards. */
export async function startViewAs(scope: WriteScope, userId: number): Promise<void> {
  const signedIn = await findSignedIn();
  if (!signedIn || !(await isViewable(scope, userId))) {
    throw new AppError("forbidden", "You may look at what people below you see, and at nobody else's view.");
  }
  const { name } = await database().user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
  await inTransaction(database(), async (transaction) => {
    await transaction.session.update({ where: { id: signedIn.sessionId }, data: { viewAsUserId: userId } });
    await recordAudit(transaction, scope.actor, {
      action: "view_as.start",
      objectType: "user",
      objectId: String(userId),
      summary: `Began to look at what ${name} sees`,
    });
  });
}

/** Back to the own view. */
export async function endViewAs(): Promise<void> {
  const signedIn = await findSignedIn();
  if (!signedIn?.viewed) return;
  const { viewed, sessionId } = signedIn;
  await inTransaction(database(), async (transaction) => {
    await transaction.session.update({ where: { id: sessionId }, data: { viewAsUserId: null } });
    await recordAudit(transaction, signedIn, {
      action: "view_as.end",
      objectType: "user",
      objectId: String(viewed.userId),
      summary: `Stopped looking at what ${viewed.name} sees`,
    });
  });
}

/** Whether the scope's person may look at what the other sees. */
export async function isViewable({ actor, reach }: ReadScope | WriteScope, userId: number): Promise<boolean> {
  if (actor.userId === null) return false;
  const person = await findPerson(userId);
  const teamIds = reach.kind === "team" ? reach.teamIds : [];
  return person !== null && mayViewAs({ roles: actor.roles, userId: actor.userId, teamIds }, person);
}
