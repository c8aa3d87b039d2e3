import { choiceWords, listWords } from "../words";

/** What a file's shape asks for and does not find, as a schema reports it. */
type Issue = {
  readonly code?: string | undefined;
  readonly input?: unknown;
  readonly expected?: unknown;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly inst?: unknown;
};

const WANTED: Readonly<Record<string, string>> = {
  string: "a text in quotes",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list in square brackets",
  object: "an object in curly brackets",
  record: "an object in curly brackets",
};

/** A fault in the shape of a file in words: what is missing, unknown or of another kind, and what would be accepted. Null where the schema says it itself. */
export function issueWords(issue: Issue): string | null {
  const { code, input, expected, keys = [], values = [] } = issue;
  if (code === "invalid_type") {
    const wanted = WANTED[String(expected)] ?? String(expected);
    return input === undefined
      ? `is missing; ${wanted} belongs there`
      : `is ${kindOf(input)}; ${wanted} would be accepted`;
  }
  if (code === "invalid_value") {
    const accepted = `${choiceWords(values.map(String))} would be accepted`;
    return input === undefined ? `is missing; ${accepted}` : `${JSON.stringify(input)} is not known here; ${accepted}`;
  }
  if (code === "unrecognized_keys") {
    const known = knownNames(issue.inst);
    const unknown = listWords(keys.map((key) => `"${key}"`));
    const accepted = known.length === 0 ? "" : `; ${listWords(known)} are known`;
    return `${unknown} ${keys.length === 1 ? "is" : "are"} not known here${accepted}`;
  }
  return null;
}

function kindOf(input: unknown): string {
  if (input === null) return "null";
  if (Array.isArray(input)) return "a list";
  if (typeof input === "object") return "an object";
  return typeof input === "string" ? "a text" : `${JSON.stringify(input)} without quotes`;
}

function knownNames(schema: unknown): string[] {
  const shape = (schema as { readonly shape?: unknown } | undefined)?.shape;
  return typeof shape === "object" && shape !== null ? Object.keys(shape) : [];
}
