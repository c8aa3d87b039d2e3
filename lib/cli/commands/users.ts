import { type Command, InvalidArgumentError, Option } from "commander";
import { ROLES, type Role } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { env } from "@/lib/config/env";
import { AppError } from "@/lib/errors/app-error";
import { invitePerson, removeSecondFactor } from "@/lib/features/people/mutations";
import { listPeople, listRepsCalled } from "@/lib/features/people/queries";
import { invitationSchema } from "@/lib/features/people/schema";
import type { LinkForPerson, NoticeToPerson, Person } from "@/lib/features/people/types";
import { parseInput } from "@/lib/http/parse-input";
import { withDatabase } from "../context";
import { writeJson, writeNote, writeResult } from "../output";
import { toTextTable } from "../text-table";

type AddOptions = { name: string; role: Role[]; rep?: string; json?: true };

/** `attain users list`, `add` and `remove-second-factor`: accounts of people. */
export function registerUsersCommands(program: Command): void {
  const users = program.command("users").description("People with an account.").helpCommand(false);
  users
    .command("list")
    .description("List the accounts with their roles.")
    .option("--json", "write the result as JSON")
    .action(async (options: { json?: true }) => {
      const people = await withDatabase(async (context) => listPeople(await context.readScope("people.read")));
      if (options.json) writeJson(people.map(personJson));
      else writeResult(peopleText(people));
    });
  users
    .command("add")
    .description("Make an account, and a link with which its person chooses a password; it works once, for seven days.")
    .argument("<email>", "the address to sign in with")
    .requiredOption("--name <name>", "the person's name")
    .addOption(
      new Option("--role <role...>", `what the person may do: ${ROLES.join(", ")}`)
        .argParser(toRoles)
        .makeOptionMandatory(),
    )
    .option("--rep <name>", "the rep that this person is; needed with --role rep")
    .option("--json", "write the result as JSON")
    .action(async (email: string, options: AddOptions) => {
      const made = await withDatabase(async (context) => {
        const repId =
          options.rep === undefined ? null : await repCalled(await context.readScope("people.read"), options.rep);
        const invitation = parseInput(invitationSchema, { email, name: options.name, roles: options.role, repId });
        const { url, port } = env();
        return await invitePerson(
          await context.writeScope("people.write"),
          invitation,
          url ?? `http://localhost:${port}`,
        );
      });
      if (made.problem) writeNote(made.problem);
      if (options.json)
        writeJson({ user_id: made.userId, email: made.email, link: made.link, mailed: made.link === null });
      else writeResult(madeText(made));
    });
  users
    .command("remove-second-factor")
    .description("Take away the second factor of someone who lost it, and sign them out everywhere.")
    .argument("<email>", "the address they sign in with")
    .option("--json", "write the result as JSON")
    .action(async (email: string, options: { json?: true }) => {
      const notice = await withDatabase(async (context) => {
        const { id } = await personWith(await context.readScope("people.read"), email);
        return await removeSecondFactor(await context.writeScope("people.write"), id);
      });
      if (notice.problem) writeNote(notice.problem);
      if (options.json) writeJson({ email: notice.email, mailed: notice.mailed });
      else writeResult(removedText(notice));
    });
}

function toRoles(text: string, before: Role[] = []): Role[] {
  const role = ROLES.find((known) => known === text);
  if (!role) throw new InvalidArgumentError(`It must be one of ${ROLES.join(", ")}.`);
  return before.includes(role) ? before : [...before, role];
}

async function repCalled(scope: ReadScope, name: string): Promise<number> {
  const [rep, other] = await listRepsCalled(scope, name);
  if (!rep) throw new AppError("not_found", `There is no rep called ${name}.`);
  if (other) throw new AppError("conflict", `Several reps are called ${name}; link the account on the People page.`);
  return rep.id;
}

async function personWith(scope: ReadScope, email: string): Promise<Person> {
  const person = (await listPeople(scope)).find((known) => known.email === email.toLowerCase());
  if (!person) throw new AppError("not_found", `Nobody signs in with ${email}; attain users list shows who does.`);
  return person;
}

function removedText({ name, email, mailed }: NoticeToPerson): string {
  const told = mailed ? `A mail to ${email} says so.` : "No mail went out.";
  return `Removed the second factor of ${name}: the password alone signs them in now. ${told}`;
}

function madeText({ name, email, link }: LinkForPerson): string {
  if (link === null) return `Invited ${name}: a link went to ${email}.`;
  return `Invited ${name}. Pass this link on to ${email}; it works once, for seven days, and is not shown again:\n${link}`;
}

function personJson({ id, name, email, roles, rep, manages, state, twoFactor, lastSeenAt }: Person) {
  return { id, name, email, roles, rep, manages, state, two_factor: twoFactor, last_seen_at: lastSeenAt };
}

function peopleText(people: readonly Person[]): string {
  if (people.length === 0) return "Nobody has an account yet.";
  const rows = people.map(({ name, email, roles, rep, state, lastSeenAt }) => [
    name,
    email,
    roles.join(", "),
    rep?.name ?? "",
    state,
    lastSeenAt?.toISOString() ?? "",
  ]);
  return toTextTable(["name", "e-mail", "roles", "rep", "state", "last seen"], rows, 6);
}
