import type { Role } from "@/lib/auth/permissions";
import type { WriteScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, type Sql, sql } from "@/lib/db/sql";
import { placeDay } from "@/lib/features/commissions/queries";
import { teamOn } from "@/lib/features/teams/queries";
import { formatMonth } from "@/lib/format/date";
import { NBSP } from "@/lib/format/locale";
import { findMailLinkBase, sendMail } from "@/lib/mail/send-mail";
import type { CalendarDate } from "@/lib/values/calendar-date";

/** What somebody did about a dispute, with what they wrote. */
export type DisputeDeed = {
  readonly id: number;
  readonly did: "open" | "reply" | "withdraw" | "explain" | "adjust";
  readonly text: string | null;
};

const WORDS: Readonly<Record<DisputeDeed["did"], string>> = {
  open: "disputes",
  reply: "wrote about the dispute of",
  withdraw: "took back the dispute of",
  explain: "settled, by a reason, the dispute of",
  adjust: "settled, by an adjustment, the dispute of",
};

/**
 * Mails a deed to whom it concerns: what the rep or who opened the dispute writes, to those who may settle it, and to everyone else in the
 * thread; whatever others do, to the rep and the thread. Never to who did it, nor to somebody who may not read the dispute any more. Sends
 * nothing where no link can be mailed. Throws `unavailable` when the server did not take a mail, once it was given the others.
 */
export async function mailDispute(scope: WriteScope, { id, did, text }: DisputeDeed): Promise<void> {
  const url = findMailLinkBase();
  const dispute = url === null ? null : await findDispute(id);
  if (!dispute) return;
  const { actor } = scope;
  const { rep, from, statementId } = dispute;
  const what = `the statement of ${rep} for ${formatMonth(from).replace(NBSP, " ")}`;
  const said = text === null ? "" : `${firstLines(text)}\n\n`;
  const link = `${url}/commissions/statements/${statementId}#dispute-${id}`;
  const failures: unknown[] = [];
  for (const { name, email } of await listRecipients(scope, id, did)) {
    const mail = {
      to: email,
      subject: `Dispute of ${what}`,
      text: `Hello ${name},\n\n${actor.name} ${WORDS[did]} ${what}.\n\n${said}Read it in Attain:\n\n${link}\n`,
    };
    await sendMail(mail).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

const MOST_LINES = 3;
const MOST_CHARACTERS = 300;

function firstLines(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const begin = lines.slice(0, MOST_LINES).join("\n").slice(0, MOST_CHARACTERS);
  const shown = begin.length < lines.join("\n").length ? `${begin} …` : begin;
  return shown.replace(/^/gm, "> ");
}

type DisputeRow = { statementId: number; rep: string; from: CalendarDate };

async function findDispute(id: number): Promise<DisputeRow | null> {
  const [row] = await queryRows<DisputeRow>(
    database(),
    sql`select s.id as "statementId", r.name as rep, s.from_on as "from"
        from disputes d join statements s on s.id = d.statement_id join reps r on r.id = s.rep_id where d.id = ${id}::int`,
  );
  return row ?? null;
}

type Recipient = { name: string; email: string };
type PersonRow = Recipient & {
  id: number;
  /** The statement is of their rep, so that it is not theirs to settle. */
  isRep: boolean;
  /** The same for who reads it as theirs. */
  owns: boolean;
  wrote: boolean;
  opened: boolean;
  manages: boolean;
  finance: boolean;
  admin: boolean;
};

async function listRecipients(scope: WriteScope, id: number, did: DisputeDeed["did"]): Promise<Recipient[]> {
  const people = await listPeople(scope, id);
  const by = people.find((person) => person.id === scope.actor.userId);
  const others = people.filter((person) => person !== by);
  const mayAnswer = others.filter(({ isRep }) => !isRep);
  const settlers = mayAnswer.filter(({ manages, finance }) => manages || finance);
  const asked = did === "open" || (did === "reply" && (by?.owns || by?.opened));
  const told = asked ? (settlers.length > 0 ? settlers : mayAnswer.filter(({ admin }) => admin)) : [];
  return others.filter((person) => person.owns || person.wrote || told.includes(person));
}

/** Everyone with an account who may read the dispute, and what they are to it. */
async function listPeople(scope: WriteScope, id: number): Promise<PersonRow[]> {
  const rows = await queryRows<PersonRow>(
    database(),
    sql`with recursive d as (
          select d.id, d.opened_by_user_id, s.rep_id,
                 ${teamOn(sql`s.rep_id`, placeDay(sql`s`, scope))} as team_id
          from disputes d join statements s on s.id = d.statement_id where d.id = ${id}::int),
        above as (
          select t.id, t.parent_id, t.manager_user_id from teams t join d on d.team_id = t.id
          union
          select t.id, t.parent_id, t.manager_user_id from teams t join above a on a.parent_id = t.id)
        select u.id, u.name, u.email, u.id is not distinct from d.opened_by_user_id as opened,
               coalesce(u.rep_id = d.rep_id, false) as "isRep",
               coalesce(u.rep_id = d.rep_id, false) and ${holds(["rep", "sales_manager"])} as owns,
               exists (select from dispute_messages m where m.dispute_id = d.id and m.user_id = u.id) as wrote,
               ${holds(["sales_manager"])} and exists (select from above a where a.manager_user_id = u.id) as manages,
               ${holds(["finance"])} as finance, ${holds(["admin"])} as admin
        from users u cross join d where u.disabled_at is null order by u.id`,
  );
  return rows.filter(({ owns, manages, finance, admin }) => owns || manages || finance || admin);
}

/** Whether a user `u` has one of the roles. */
function holds(roles: readonly Role[]): Sql {
  return sql`exists (select from user_roles h where h.user_id = u.id and h.role::text = any(${[...roles]}::text[]))`;
}
