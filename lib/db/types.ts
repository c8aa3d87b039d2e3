import pg from "pg";
import type { CalendarDate } from "@/lib/values/calendar-date";

type Parse = (text: string) => unknown;

const OID = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  oid: 26,
  json: 114,
  float4: 700,
  float8: 701,
} as const;
const OID_TIME = { date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700, jsonb: 3802 } as const;
const TEXT_ARRAY = 1009 as Parameters<typeof pg.types.getTypeParser>[0];

const scalars: Readonly<Record<number, Parse>> = {
  [OID.bool]: (text) => text === "t",
  [OID.bytea]: pg.types.getTypeParser(OID.bytea),
  [OID.int8]: BigInt,
  [OID.int2]: Number,
  [OID.int4]: Number,
  [OID.oid]: Number,
  [OID.json]: (text) => JSON.parse(text),
  [OID.float4]: Number,
  [OID.float8]: Number,
  [OID_TIME.date]: (text) => text as CalendarDate,
  [OID_TIME.timestamp]: (text) => new Date(`${text.replace(" ", "T")}Z`),
  [OID_TIME.timestamptz]: (text) => new Date(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00")),
  [OID_TIME.numeric]: (text) => text,
  [OID_TIME.jsonb]: (text) => JSON.parse(text),
};

const elementOf: Readonly<Record<number, number>> = {
  1000: OID.bool,
  1005: OID.int2,
  1007: OID.int4,
  1016: OID.int8,
  1021: OID.float4,
  1022: OID.float8,
  1182: OID_TIME.date,
  1185: OID_TIME.timestamptz,
  1231: OID_TIME.numeric,
  3807: OID_TIME.jsonb,
};

const splitArray = pg.types.getTypeParser(TEXT_ARRAY) as (text: string) => (string | null)[];
const identity: Parse = (text) => text;

function parserOf(oid: number): Parse {
  const element = elementOf[oid];
  if (element !== undefined) {
    const parse = scalars[element] ?? identity;
    return (text) => splitArray(text).map((item) => (item === null ? null : parse(item)));
  }
  return scalars[oid] ?? (pg.types.getTypeParser(oid) as Parse);
}

/** How raw reads turn PostgreSQL's text into JavaScript values; see queryRows. */
export const rowTypes = {
  getTypeParser: (oid: number, format?: string) =>
    format === "binary" ? pg.types.getTypeParser(oid, "binary") : parserOf(oid),
} as pg.CustomTypesConfig;

/** A value as a parameter of a statement. */
export function toParameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return value.map(toParameter);
  return value;
}

/** A value as the text that PostgreSQL reads for a column of any type. */
export function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "t" : "f";
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  if (Array.isArray(value)) return `{${value.map(toElement).join(",")}}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function toElement(value: unknown): string {
  const text = toText(value);
  return text === null ? "NULL" : `"${text.replace(/["\\]/g, "\\$&")}"`;
}
