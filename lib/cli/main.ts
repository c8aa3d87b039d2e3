import { Command, CommanderError } from "commander";
import { AppError } from "@/lib/errors/app-error";
import { registerBackupCommands } from "./commands/backup";
import { registerCommissionsCommands } from "./commands/commissions";
import { registerImportCommand } from "./commands/import";
import { registerMigrateCommand } from "./commands/migrate";
import { registerPlansCommands } from "./commands/plans";
import { registerQueryCommand } from "./commands/query";
import { registerRetentionCommand } from "./commands/retention";
import { registerUsersCommands } from "./commands/users";
import { errorText, writeNote } from "./output";

const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** The command line with all its commands. */
export function createProgram(): Command {
  const program = new Command("attain")
    .description("Sales results, commissions and marketing results from the command line.")
    .exitOverride()
    .configureOutput({ writeOut: (text) => process.stdout.write(text), writeErr: (text) => process.stderr.write(text) })
    .showHelpAfterError("Add --help to see what is accepted.")
    .helpCommand(false);
  registerImportCommand(program);
  registerQueryCommand(program);
  registerRetentionCommand(program);
  registerPlansCommands(program);
  registerCommissionsCommands(program);
  registerUsersCommands(program);
  registerMigrateCommand(program);
  registerBackupCommands(program);
  return program;
}

/** Runs one command line and returns its exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: "user" });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return exitCodeOf(error);
    writeNote(errorText(error));
    return error instanceof AppError && error.code === "misuse" ? EXIT.usage : EXIT.failed;
  }
}

function exitCodeOf({ code }: CommanderError): number {
  return code === "commander.helpDisplayed" || code === "commander.version" ? EXIT.done : EXIT.usage;
}
