import { commandReadScope, commandWriteScope } from "@/lib/auth/command";
import type { Action } from "@/lib/auth/permissions";
import type { ReadScope, WriteScope } from "@/lib/auth/scope";
import { openDatabase } from "@/lib/db/open";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { findOrganisation } from "@/lib/features/organisation/queries";
import { writeNote } from "./output";

/** What a command that reads or writes data works with: leave to do so, as admin. */
export type CommandContext = {
  readonly readScope: (action: Action) => Promise<ReadScope>;
  readonly writeScope: (action: Action) => Promise<WriteScope>;
};

/**
 * Runs a command's work on the database that the server of this folder uses, up to date and with an organisation in it, and
 * closes it afterwards. Commands that need no data do not call this.
 */
export async function withDatabase<T>(work: (context: CommandContext) => Promise<T>): Promise<T> {
  return await withUpToDateDatabase(async () => {
    if (!(await findOrganisation())) {
      const { name, currency, timeZone } = await createOrganisation();
      writeNote(`Created ${name}: ${currency}, ${timeZone}, fiscal year from January, weeks from Monday.`);
    }
    return await work({ readScope: commandReadScope, writeScope: commandWriteScope });
  });
}

/** The same for work on the database itself, which may be empty. */
export async function withUpToDateDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const opened = await openDatabase({ log: writeNote });
  try {
    return await work(opened.url);
  } finally {
    await opened.close();
  }
}
