import { recordAudit } from "@/lib/auth/audit";
import { database } from "@/lib/db/client";
import { ORGANISATION } from "./company/organisation";

const ACTION = "sample.create";

/** What the sample company in the database was made of. */
export type SampleStamp = { readonly version: string; readonly today: string };

/** The stamp of the sample company that is there in full, or null. */
export async function findStamp(): Promise<SampleStamp | null> {
  const entry = await database().auditEntry.findFirst({ where: { action: ACTION }, orderBy: { id: "desc" } });
  const stamp = entry?.after;
  if (typeof stamp !== "object" || stamp === null || Array.isArray(stamp)) return null;
  const { version, today } = stamp;
  return typeof version === "string" && typeof today === "string" ? { version, today } : null;
}

/** Says that the sample company is there in full. */
export async function writeStamp(stamp: SampleStamp): Promise<void> {
  await recordAudit(
    database(),
    { userId: null, name: ORGANISATION.name, address: null },
    {
      action: ACTION,
      objectType: "organisation",
      objectId: "1",
      summary: `Made the sample company as of ${stamp.today}`,
      after: stamp,
    },
  );
}
