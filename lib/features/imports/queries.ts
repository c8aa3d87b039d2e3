import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { KINDS } from "./kinds";
import { KIND_IDS, type KindId } from "./kinds/types";
import { acceptedBy } from "./kinds/words";
import { PRESETS } from "./presets";
import type { ImportDetail, ImportEntry, ImportOptions, ImportReport, KindSummary } from "./types";

/** A process that said nothing for this long is dead. */
const DEAD_AFTER_SECONDS = 60;

type Row = Omit<ImportEntry, "rows" | "id"> & {
  id: number;
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
};
type DetailRow = Row & { options: ImportOptions; report: Partial<ImportReport> & { message?: string } };

const COLUMNS = sql`i.id, i.kind, i.file_name as "fileName", i.actor_name as "actorName", i.started_at as "startedAt", i.finished_at as "finishedAt",
  case when i.state = 'running' and i.alive_at < clock_timestamp() - make_interval(secs => ${DEAD_AFTER_SECONDS}::int) then 'interrupted' else i.state::text end as state,
  i.rows_read as read, i.rows_created as created, i.rows_updated as updated, i.rows_unchanged as unchanged, i.rows_refused as refused`;

/** The imports there have been, the latest first. */
export async function listImports(
  scope: ReadScope,
  { page = 1, pageSize = 25 }: { readonly page?: number; readonly pageSize?: number } = {},
): Promise<{ readonly rows: readonly ImportEntry[]; readonly count: number }> {
  requireLeave(scope);
  const [rows, counted] = await Promise.all([
    queryRows<Row>(
      database(),
      sql`select ${COLUMNS} from imports i order by i.started_at desc, i.id desc
          limit ${pageSize}::int offset ${(page - 1) * pageSize}::int`,
    ),
    queryRows<{ count: number }>(database(), sql`select count(*)::int as count from imports`),
  ]);
  return { rows: rows.map(toEntry), count: counted[0]?.count ?? 0 };
}

/** One import with its options and report. Throws `not_found`. */
export async function getImport(scope: ReadScope, id: string): Promise<ImportDetail> {
  requireLeave(scope);
  const rows = /^\d{1,9}$/.test(id) ? await findRows(sql`i.id = ${Number(id)}::int`) : [];
  const row = rows[0];
  if (!row) throw new AppError("not_found", `There is no import ${id}.`);
  const { options, report } = row;
  const complete = report.kind !== undefined && report.rows !== undefined;
  return {
    ...toEntry(row),
    options,
    report: complete ? (report as ImportReport) : null,
    problem: report.message ?? null,
  };
}

/** The refused rows of an import as the file they were written to. Throws `not_found`. */
export async function getRefusedRows(
  scope: ReadScope,
  id: string,
): Promise<{ readonly name: string; readonly bytes: number; readonly read: () => AsyncIterable<Uint8Array> }> {
  const { report } = await getImport(scope, id);
  const path = report?.refusedFile ?? null;
  const found = path === null ? null : await stat(path).catch(() => null);
  if (path === null || !found) throw new AppError("not_found", `Import ${id} has no file of refused rows.`);
  return { name: basename(path), bytes: found.size, read: () => createReadStream(path) };
}

/** The first line of a file of that kind, to fill in. */
export function templateFor(kind: KindId): string {
  const names = KINDS[kind].fields.map(({ name }) => name).filter((name) => !name.startsWith("goal_"));
  return `${names.join(",")}\n`;
}

/** Every kind with its columns. */
export function listKinds(): readonly KindSummary[] {
  return KIND_IDS.map((id) => ({
    id,
    many: KINDS[id].many,
    fields: KINDS[id].fields.map((field) => ({
      name: field.name,
      required: field.required ?? false,
      accepts: acceptedBy(field),
    })),
    presets: Object.entries(PRESETS)
      .filter(([, preset]) => preset.kinds[id])
      .map(([name, { title }]) => ({ id: name, title })),
  }));
}

function findRows(condition: Sql): Promise<DetailRow[]> {
  return queryRows<DetailRow>(
    database(),
    sql`select ${COLUMNS}, i.options, i.report from imports i where ${condition}`,
  );
}

function toEntry(row: Row): ImportEntry {
  const { id, kind, fileName, state, actorName, startedAt, finishedAt, ...counts } = row;
  const { read, created, updated, unchanged, refused } = counts;
  const rows = { read, created, updated, unchanged, repeated: 0, refused };
  return { id: String(id), kind, fileName, state, rows, actorName, startedAt, finishedAt };
}

function requireLeave({ action }: ReadScope): void {
  if (action !== "imports.read") throw new AppError("misuse", "The history of imports needs leave for imports.read.");
}
