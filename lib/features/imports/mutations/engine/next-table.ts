import { quoted } from "../../kinds/columns";
import { converted, factorOn, scaleOf } from "../../kinds/conversion";
import type { Column, Field, Has, Kind } from "../../kinds/types";
import type { ImportRun } from "./run";

/**
 * Makes the working table `next`: each staged row as it is to stand in the kind's table, whether one is there (`matched`),
 * whether it differs (`changed`), and the id it has or gets (`row_id`). Three nested queries let amounts see the row's
 * currency, and conversions see the amounts.
 */
export async function buildNextTable(run: ImportRun): Promise<void> {
  const query = run.kind.identity.by === "event" ? eventsWithOccurrence(run) : withIds(run);
  await run.query(`create temp table {next} as ${query}`);
  await run.query("analyze {next}");
}

/** The names of the table's columns, in the order they are written. */
export function writtenColumns({ kind }: ImportRun): string[] {
  const columns = [...kind.columns.map(({ name }) => name), ...Object.keys(kind.reporting?.columns ?? {})];
  return kind.identity.by === "event" ? [...columns, "content_hash", "occurrence"] : columns;
}

function plainStep(run: ImportRun): string {
  const { kind } = run;
  const { identity } = kind;
  const columns = ofStep(run, "plain");
  const withId = hasId(run);
  const selected = [
    "s.line",
    ...(withId ? ["t.id"] : []),
    `(${presence(run)}) is not null as matched`,
    ...columns.map(({ name, sql }) => `${sql} as ${quoted(name)}`),
    ...numberFields(run).map(({ name }) => `s.${quoted(name)} as raw_${name}`),
    ...kind.columns.map(({ name }) => `t.${quoted(name)} as ${quoted(`was_${name}`)}`),
  ];
  const references = run.references.map(
    ({ field: { name } }) => `left join {ref_${name}} r_${name} on r_${name}.text = s.${quoted(name)}`,
  );
  const match = identity.by === "entity" ? ["left join {match} x on x.line = s.line"] : [];
  // The fence keeps each step's expressions from being worked out again in the next.
  return `select ${selected.join(", ")} from {stage} s ${[...references, ...match].join(" ")}
    left join ${kind.table} t on ${matching(run)} ${(kind.joins ?? []).join(" ")} offset 0`;
}

/** SQL that is null exactly where no row is there. */
function presence(run: ImportRun): string {
  const { identity } = run.kind;
  return identity.by === "columns" && identity.withoutId ? `t.${quoted(identity.columns[0] ?? "")}` : "t.id";
}

function matching(run: ImportRun): string {
  const { identity, columns } = run.kind;
  switch (identity.by) {
    case "external_id":
      return "t.external_id = s.external_id";
    case "entity":
      return "t.id = x.id";
    case "name":
      return "lower(t.name) = lower(s.name)";
    case "event":
      return identity.externalId && run.has("external_id") ? "t.external_id = s.external_id" : "false";
    case "columns":
      return identity.columns
        .map((name) => {
          const value = columns.find((column) => column.name === name)?.sql(run.has) ?? "null";
          const nullable = identity.nullable?.includes(name);
          return nullable ? `coalesce(t.${quoted(name)}, 0) = coalesce(${value}, 0)` : `t.${quoted(name)} = ${value}`;
        })
        .join(" and ");
  }
}

function moneyStep(run: ImportRun): string {
  const { kind } = run;
  const columns = ofStep(run, "money").map(({ name, sql }) => `${sql} as ${quoted(name)}`);
  if (!hasMoney(run)) return `select e.* ${columns.map((column) => `, ${column}`).join("")} from (${plainStep(run)}) e`;
  const currency = kind.moneyCurrency ?? "e.currency";
  const scale = `cross join lateral (select ${scaleOf(currency)} as scale) c`;
  return `select e.*, ${currency} as money_currency, c.scale as money_scale, ${columns.join(", ")}
    from (${plainStep(run)}) e ${(kind.moneyJoins ?? []).join(" ")} ${scale} offset 0`;
}

function lastStep(run: ImportRun): string {
  const { kind } = run;
  const names = kind.columns.map(({ name }) => quoted(name));
  const reporting = Object.entries(kind.reporting?.columns ?? {}).map(([name, of]) => {
    const value = converted(`m.${of}`, "m.money_currency");
    const whole = kind.reporting?.fallback
      ? `case when m.${of} is null then ${kind.reporting.fallback} else ${value} end`
      : value;
    return `${whole} as ${name}`;
  });
  const old = kind.columns.map(({ name }) => `m.${quoted(`was_${name}`)}`);
  const selected = [
    "m.line",
    ...presenceColumns(run),
    `m.matched and row(${names.map((name) => `m.${name}`).join(", ")}) is distinct from row(${old.join(", ")}) as changed`,
    "false as superseded",
    ...names.map((name) => `m.${name}`),
    ...reporting,
    ...(kind.carry ?? []).map(({ name }) => `m.${quoted(name)}`),
    ...(hasMoney(run) ? ["m.money_currency", `${roundedNumbers(run)} as rounded`] : []),
    ...(kind.reporting ? [`${kind.reporting.day} as money_day`] : []),
    ...keepsAmounts(run),
  ];
  const fx = kind.reporting ? `left join lateral (${factorOn("m.money_currency", kind.reporting.day)}) fx on true` : "";
  return `select ${selected.join(", ")} from (${moneyStep(run)}) m ${fx}`;
}

/** New rows take their ids in the order of the file. */
function withIds(run: ImportRun): string {
  if (!hasId(run)) return lastStep(run);
  return `select l.*, coalesce(l.known_id, nextval('${run.kind.table}_id_seq')::int) as row_id
    from (${lastStep(run)} order by m.line offset 0) l`;
}

/** Rows without external_id are the same when they say the same, for as many times as they say it. */
function eventsWithOccurrence(run: ImportRun): string {
  const { identity, table } = run.kind;
  if (identity.by !== "event") throw new TypeError(`${table} holds no events`);
  const content = identity.content.map((name) => `l.${quoted(name)}`).join(", ");
  const isEvent = (row: string) => (identity.externalId ? `${row}.external_id is null` : "true");
  return `select z.*, z.there is not null as matched, coalesce(z.there, nextval('${table}_id_seq')::int) as row_id
    from (
      select y.*, coalesce(y.known_id, h.id) as there
      from (
        select x.*, (case when ${isEvent("x")} then row_number() over (partition by x.content_hash order by x.line) else 1 end)::int as occurrence
        from (
          select l.*, case when ${isEvent("l")} then md5(row(${content})::text) end as content_hash
          from (${lastStep(run)}) l offset 0) x) y
      left join ${table} h on h.content_hash = y.content_hash and h.occurrence = y.occurrence
      order by y.line offset 0) z`;
}

/** SQL of whether a row is there, and of its id; whether an event is there is known later. */
function presenceColumns(run: ImportRun): string[] {
  if (run.kind.identity.by === "event") return ["m.id as known_id"];
  return hasId(run) ? ["m.matched", "m.id as known_id"] : ["m.matched"];
}

/** How many of the row's amounts have more decimals than their currency, and of its numbers than are kept. */
function roundedNumbers(run: ImportRun): string {
  const counts = numberFields(run).map(({ name, type }) => {
    const scaled = type.is === "decimal" ? "10::numeric ^ 6" : "m.money_scale";
    return `coalesce((m.raw_${name} * ${scaled} <> round(m.raw_${name} * ${scaled}))::int, 0)`;
  });
  return counts.length === 0 ? "0" : counts.join(" + ");
}

function ofStep(run: ImportRun, step: Column["step"]): { name: string; sql: string }[] {
  return [...run.kind.columns, ...(run.kind.carry ?? [])]
    .filter((column) => column.step === step)
    .map(({ name, sql }) => ({ name, sql: sql(run.has) }));
}

/** The file's columns that hold amounts and numbers with decimals. */
function numberFields(run: ImportRun): Field[] {
  return run.columns.fields
    .map(({ field }) => field)
    .filter(({ type }) => type.is === "amount" || type.is === "decimal");
}

/** The amounts that stay what they were, in a file that may change their currency. */
export function keptAmounts({ columns }: Kind, has: Has): Column[] {
  if (!has("currency") || !columns.some(({ name }) => name === "currency")) return [];
  return columns.filter(({ amountOf }) => amountOf !== undefined && !has(amountOf));
}

/** SQL of whether a row changes the currency of amounts that it does not give. */
function keepsAmounts({ kind, has }: ImportRun): string[] {
  const kept = keptAmounts(kind, has);
  if (kept.length === 0) return [];
  const some = kept.map(
    ({ name, derivedIf }) => `m.was_${name} is not null${derivedIf ? ` and not m.was_${derivedIf}` : ""}`,
  );
  return [`m.currency <> m.was_currency and (${some.map((one) => `(${one})`).join(" or ")}) as keeps_amounts`];
}

/** Whether rows have amounts in a currency of their own. */
export function hasMoney({ kind }: ImportRun): boolean {
  return kind.fields.some(({ type }) => type.is === "amount");
}

export function hasId({ kind }: ImportRun): boolean {
  return !(kind.identity.by === "columns" && kind.identity.withoutId);
}
