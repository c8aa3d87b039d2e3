import { loadGateFacts } from "./facts";
import { createReadScope, createWriteScope } from "./gates";
import type { Action } from "./permissions";
import type { Actor, ReadScope, WriteScope } from "./scope";

/** Whoever runs commands on the machine owns the database, so the command line acts as admin. */
const COMMAND_LINE: Actor = {
  userId: null,
  name: "command line",
  roles: ["admin"],
  repId: null,
  address: null,
  apiKeyId: null,
  viewedBy: null,
};

export async function commandReadScope(action: Action): Promise<ReadScope> {
  return createReadScope(COMMAND_LINE, action, await loadGateFacts(COMMAND_LINE));
}

export async function commandWriteScope(action: Action): Promise<WriteScope> {
  return createWriteScope(COMMAND_LINE, action, await loadGateFacts(COMMAND_LINE));
}
