import { z } from "zod";
import { AppError, type ErrorDetail } from "@/lib/errors/app-error";
import { type CalendarDate, isCalendarDate } from "@/lib/values/calendar-date";

export type DatabaseKind = "native" | "pglite" | "server";
export type EmbeddedEngine = "native" | "pglite";

export type Environment = {
  readonly port: number;
  /** Null: an embedded database under `dataDir`. */
  readonly databaseUrl: string | null;
  readonly databaseReplicaUrls: readonly string[];
  /** What answers behind `databaseUrl`; told by the launcher, for the health page only. */
  readonly databaseKind: DatabaseKind;
  readonly dataDir: string;
  /** Null: the engine the folder was made with, else native where it can run. */
  readonly embedded: EmbeddedEngine | null;
  /** The address people open, without a path; null: taken from the request. */
  readonly url: string | null;
  readonly secret: string | null;
  /** A fixed today, for tests and the sample company. */
  readonly today: CalendarDate | null;
  /** Whether this is the sample company, which signs in without passwords. */
  readonly sample: boolean;
  /** Whether this is the development server, whose pages run code that is made in the browser. */
  readonly development: boolean;
  readonly smtpUrl: string | null;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
};

type Rule<T> = { schema: z.ZodType<T, string>; expected: string; example: string; hidden?: boolean };

function rule<T>(schema: z.ZodType<T, string>, expected: string, example: string, hidden = false): Rule<T> {
  return { schema, expected, example, hidden };
}

const postgresUrl = z.string().refine((text) => hasProtocol(text, ["postgres:", "postgresql:"]));
const webUrl = z.string().refine((text) => hasProtocol(text, ["http:", "https:"]));
const origin = webUrl.refine((text) => URL.canParse(text) && new URL(text).pathname === "/" && !new URL(text).search);
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535);
const DATABASE_EXAMPLE = "postgresql://attain:password@db.example.com:5432/attain";

const rules = {
  PORT: rule(port, "a whole number from 1 to 65535", "3000"),
  DATABASE_URL: rule(postgresUrl, "the address of a PostgreSQL database", DATABASE_EXAMPLE, true),
  DATABASE_REPLICA_URLS: rule(
    z.string().transform(splitList).pipe(z.array(postgresUrl)),
    "addresses of PostgreSQL read replicas, separated by commas",
    "postgresql://attain:password@replica.example.com:5432/attain",
    true,
  ),
  ATTAIN_DATABASE_KIND: rule(z.enum(["native", "pglite", "server"]), "native, pglite or server", "server"),
  ATTAIN_DATA_DIR: rule(z.string().min(1), "a folder", ".attain"),
  ATTAIN_EMBEDDED: rule(z.enum(["native", "pglite"]), "native or pglite", "native"),
  ATTAIN_URL: rule(origin, "a web address without a path", "https://attain.example.com"),
  ATTAIN_SECRET: rule(z.string().min(32), "at least 32 random characters", "$(head -c 32 /dev/urandom | base64)", true),
  ATTAIN_TODAY: rule(z.string().refine(isCalendarDate), "an existing day as year-month-day", "2026-11-23"),
  ATTAIN_SAMPLE: rule(
    z.enum(["0", "1"]).transform((text) => text === "1"),
    "0 or 1",
    "1",
  ),
  SMTP_URL: rule(
    z.string().refine((text) => hasProtocol(text, ["smtp:", "smtps:"])),
    "the address of a mail server",
    "smtps://user:password@mail.example.com:465",
    true,
  ),
  OIDC_ISSUER: rule(webUrl, "a web address", "https://login.example.com"),
  OIDC_CLIENT_ID: rule(z.string().min(1), "the client id your provider gave", "attain"),
  OIDC_CLIENT_SECRET: rule(z.string().min(1), "the client secret your provider gave", "long-random-text", true),
};

type Name = keyof typeof rules;
type Values = { [N in Name]?: (typeof rules)[N] extends Rule<infer T> ? T : never };

/**
 * Reads Attain's settings from environment variables; a blank one counts as absent. Throws AppError `invalid_input` that
 * names every bad variable, what is wrong with it and an example.
 */
export function parseEnvironment(record: Readonly<Record<string, string | undefined>>): Environment {
  const problems: ErrorDetail[] = [];
  const values = Object.fromEntries(
    (Object.keys(rules) as Name[]).flatMap((name) => {
      const text = record[name]?.trim();
      if (!text) return [];
      const { schema, expected, example, hidden } = rules[name] as Rule<unknown>;
      const result = schema.safeParse(text);
      if (result.success) return [[name, result.data]];
      const found = hidden ? "cannot be used" : `is "${text}"`;
      problems.push({ where: name, message: `${name} ${found}: it must be ${expected}, such as ${name}=${example}` });
      return [];
    }),
  ) as Values;
  const environment = toEnvironment(values, problems, record.NODE_ENV === "development");
  if (problems.length > 0) {
    throw new AppError("invalid_input", problems.map((problem) => problem.message).join("\n"), { details: problems });
  }
  return environment;
}

function toEnvironment(values: Values, problems: ErrorDetail[], development: boolean): Environment {
  const missing = (name: Name, why: string) =>
    problems.push({
      where: name,
      message: `${name} is missing: ${why}; it must be ${rules[name].expected}, such as ${name}=${rules[name].example}`,
    });
  if (values.DATABASE_URL && !values.ATTAIN_SECRET && !problems.some((problem) => problem.where === "ATTAIN_SECRET")) {
    missing("ATTAIN_SECRET", "DATABASE_URL needs it, so that every instance shares one");
  }
  const oidcNames = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
  const absent = oidcNames.filter((name) => !values[name]);
  if (absent.length === 1 || absent.length === 2) {
    for (const name of absent) missing(name, "the three OIDC variables go together");
  }
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  return {
    port: values.PORT ?? 3000,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseReplicaUrls: values.DATABASE_REPLICA_URLS ?? [],
    databaseKind: values.ATTAIN_DATABASE_KIND ?? "server",
    dataDir: values.ATTAIN_DATA_DIR ?? ".attain",
    embedded: values.ATTAIN_EMBEDDED ?? null,
    url: values.ATTAIN_URL?.replace(/\/$/, "") ?? null,
    secret: values.ATTAIN_SECRET ?? null,
    today: (values.ATTAIN_TODAY as CalendarDate | undefined) ?? null,
    sample: values.ATTAIN_SAMPLE ?? false,
    development,
    smtpUrl: values.SMTP_URL ?? null,
    oidc: issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null,
  };
}

/** The address of a database that was given as `name`. Throws AppError `misuse` when it is none. */
export function parseDatabaseUrl(name: string, text: string): string {
  if (postgresUrl.safeParse(text).success) return text;
  const { expected, example } = rules.DATABASE_URL;
  throw new AppError("misuse", `${name} cannot be used: it must be ${expected}, such as ${example}`);
}

let cached: Environment | null = null;

/** The settings of this process, read once. Throws as parseEnvironment does. */
export function env(): Environment {
  cached ??= parseEnvironment(process.env);
  return cached;
}

/** The whole environment of this process for a process it starts, with some variables set anew. */
export function environmentForChild(set: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...set };
}

function hasProtocol(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function splitList(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
