import type { TryableCall } from "./calls-of";

/** What a person filled in, by the names of parameters; the key and the body beside them. */
export type Filled = {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly body: string;
  readonly type: string;
};

export type ToSend = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

/** The request that a filled form makes; blank fields are left out. */
export function toRequest(call: TryableCall, { key, values, body, type }: Filled): ToSend {
  const filled = call.parameters.flatMap((parameter) => {
    const text = values[parameter.name]?.trim() ?? "";
    const all = parameter.many ? text.split("\n").map((line) => line.trim()) : [text];
    return all.filter((value) => value !== "").map((value) => ({ ...parameter, value }));
  });
  const path = filled
    .filter((parameter) => parameter.in === "path")
    .reduce((whole, { name, value }) => whole.replace(`{${name}}`, encodeURIComponent(value)), call.path);
  const query = filled.filter((parameter) => parameter.in === "query").map(({ name, value }) => [name, value]);
  const search = new URLSearchParams(query).toString();
  return {
    url: `/api/v1${path}${search && `?${search}`}`,
    method: call.method,
    headers: {
      ...Object.fromEntries(
        filled.filter((parameter) => parameter.in === "header").map(({ name, value }) => [name, value]),
      ),
      ...(call.needsKey && key.trim() !== "" ? { Authorization: `Bearer ${key.trim()}` } : {}),
      ...(call.body ? { "Content-Type": type } : {}),
    },
    body: call.body ? body : null,
  };
}
