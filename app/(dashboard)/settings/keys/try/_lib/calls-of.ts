import { z } from "zod";

const schema = z.looseObject({
  type: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
  default: z.unknown().optional(),
});

const operation = z.looseObject({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string().optional(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(
    z.looseObject({
      name: z.string(),
      in: z.enum(["path", "query", "header"]),
      required: z.boolean(),
      description: z.string().optional(),
      schema,
    }),
  ),
  requestBody: z.looseObject({ description: z.string(), content: z.record(z.string(), z.unknown()) }).optional(),
});

const document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) });

export type TryParameter = {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly hint: string | null;
  /** What may be chosen; null where it is typed. */
  readonly choices: readonly string[] | null;
  readonly isDay: boolean;
  /** Several values, one on each line. */
  readonly many: boolean;
};

export type TryableCall = {
  readonly id: string;
  readonly tag: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string | null;
  readonly needsKey: boolean;
  readonly parameters: readonly TryParameter[];
  readonly body: { readonly hint: string; readonly types: readonly string[] } | null;
};

/** The calls of an OpenAPI document as a form shows them. */
export function callsOf(json: unknown): TryableCall[] {
  const { paths } = document.parse(json);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]) => ({
      id: call.operationId,
      tag: call.tags[0] ?? "",
      method: method.toUpperCase(),
      path,
      summary: call.summary,
      description: call.description?.replaceAll("`", "") ?? null,
      needsKey: call.security === undefined,
      parameters: call.parameters.map(({ name, in: where, required, description, schema: shape }) => ({
        name,
        in: where,
        required,
        hint: hintOf(description, shape.default),
        choices: shape.enum ?? null,
        isDay: shape.format === "date",
        many: shape.type === "array",
      })),
      body: call.requestBody
        ? { hint: call.requestBody.description, types: Object.keys(call.requestBody.content) }
        : null,
    })),
  );
}

function hintOf(description: string | undefined, usual: unknown): string | null {
  const words = [description, usual === undefined ? undefined : `Default ${String(usual)}.`];
  return words.filter((part) => part !== undefined).join(" ") || null;
}
