import { PassThrough, Readable } from "node:stream";
import { beforeEach, expect, it } from "vitest";
import { restoreBackup } from "@/lib/db/backup/restore-backup";
import { writeBackup } from "@/lib/db/backup/write-backup";
import { withBulkTransaction } from "@/lib/db/bulk";
import { type Client, databaseAt } from "@/lib/db/client";
import { emptyDatabase } from "@/lib/db/empty";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { describeOnEachDatabase, setUpTestDatabase } from "@/lib/testing/database";
import { recordAudit } from "./audit";

const ANA = { userId: 7, name: "Ana", address: "192.0.2.1" };
const deed = (summary: string) => ({ action: "plan.import", objectType: "plan", objectId: "3", summary });
const read = (client: Client) => queryRows(client, sql`select * from audit_entries order by id`);

describeOnEachDatabase("the record", (database, kind) => {
  beforeEach(() => database.clear());

  it.each([
    ["changed", sql`update audit_entries set summary = 'Nothing happened'`],
    [
      "changed by an insert that meets it",
      sql`insert into audit_entries (id, actor_name, action, object_type, summary)
       select id, 'Bo', 'x', 'x', 'x' from audit_entries on conflict (id) do update set actor_name = excluded.actor_name`,
    ],
    ["deleted", sql`delete from audit_entries`],
    ["truncated", sql`truncate audit_entries`],
    ["truncated with what refers to it", sql`truncate users, audit_entries cascade`],
  ])("cannot be %s", async (_, statement) => {
    await recordAudit(database.client, ANA, deed("Stored a plan"));
    const before = await read(database.client);
    await expect(execute(database.client, statement)).rejects.toThrow("The audit log takes new entries only.");
    await expect(database.client.auditEntry.deleteMany()).rejects.toThrow("takes new entries only");
    expect(await read(database.client)).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it("is written in the transaction that does the deed, and goes with it", async () => {
    const failing = async () => {
      throw new Error("no");
    };
    await inTransaction(database.client, (transaction) => recordAudit(transaction, ANA, deed("kept")));
    await withBulkTransaction((bulk) => recordAudit(bulk, ANA, deed("kept in bulk")), database.client);
    await expect(
      inTransaction(database.client, (on) => recordAudit(on, ANA, deed("taken back")).then(failing)),
    ).rejects.toThrow("no");
    await expect(
      withBulkTransaction((on) => recordAudit(on, ANA, deed("taken back")).then(failing), database.client),
    ).rejects.toThrow("no");
    expect(await queryRows(database.client, sql`select summary from audit_entries order by id`)).toEqual([
      { summary: "kept" },
      { summary: "kept in bulk" },
    ]);
  });

  it("puts a deed down to who did it, though they look at another's view, with key and address", async () => {
    const viewed = { ...ANA, apiKeyId: 5, viewedBy: { userId: 1, name: "Root", roles: ["admin"] as const } };
    await recordAudit(database.client, viewed, deed("x"));
    expect(await read(database.client)).toMatchObject([
      { actor_user_id: 1, actor_name: "Root", view_as_name: "Ana", api_key_id: 5, address: "192.0.2.1" },
    ]);
  });

  it("keeps no secret", async () => {
    await recordAudit(database.client, ANA, {
      ...deed("x"),
      before: { email: "a@x.test", passwordHash: "$2b$abc" },
      after: { email: "b@x.test", keys: [{ secret: "hunter2", token: null }], minor: 12n, odd: "a\u0000b" },
    });
    expect(await read(database.client)).toMatchObject([
      {
        before: { email: "a@x.test", passwordHash: "(not kept)" },
        after: { email: "b@x.test", keys: [{ secret: "(not kept)", token: null }], minor: "12", odd: "ab" },
      },
    ]);
  });

  it("is emptied with the whole database only, and refuses again afterwards", async () => {
    await recordAudit(database.client, ANA, deed("x"));
    await emptyDatabase(database.client);
    expect(await read(database.client)).toEqual([]);
    await recordAudit(database.client, ANA, deed("y"));
    await expect(execute(database.client, sql`delete from audit_entries`)).rejects.toThrow("new entries only");
  });

  it("goes into a backup and comes back from it as closed as it was", async () => {
    await recordAudit(database.client, ANA, { ...deed("x"), after: { from: "2026-01-01" } });
    const target = new PassThrough();
    const [chunks] = await Promise.all([target.toArray(), writeBackup(database.url, target)]);
    await restoreBackup(other.url, Readable.from([Buffer.concat(chunks as Buffer[])]));
    expect(await read(databaseAt(other.url))).toEqual(await read(database.client));
    await expect(execute(other.client, sql`truncate audit_entries`)).rejects.toThrow("new entries only");
  });
  const other = setUpTestDatabase(kind === "native" ? "pglite" : "native");
});
