import { type Client, Prisma, type Transaction } from "@/lib/db/client";
import type { Actor } from "./scope";

/** What the record keeps of one deed. `before` and `after` hold what changed, and never a secret. */
export type AuditRecord = {
  /** Such as `people.invite` or `import.write`. */
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string | null;
  /** One sentence. */
  readonly summary: string;
  readonly before?: Prisma.InputJsonValue;
  readonly after?: Prisma.InputJsonValue;
};

/** Who a deed is put down to: an actor, or somebody who is not signed in, by name and address. */
export type AuditActor = Pick<Actor, "userId" | "name" | "address"> & Partial<Pick<Actor, "apiKeyId" | "viewedBy">>;

/** Puts a deed on record, in the transaction that does it. */
export async function recordAudit(
  client: Client | Transaction,
  { userId, name, address, apiKeyId = null, viewedBy = null }: AuditActor,
  { before, after, ...record }: AuditRecord,
): Promise<void> {
  await client.auditEntry.create({
    data: {
      ...record,
      before: before ?? Prisma.DbNull,
      after: after ?? Prisma.DbNull,
      actorUserId: viewedBy?.userId ?? userId,
      actorName: viewedBy?.name ?? name,
      viewAsName: viewedBy ? name : null,
      apiKeyId,
      address,
    },
  });
}
