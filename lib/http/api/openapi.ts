import { z } from "zod";
import type { Call, CallBody } from "./call";
import { takesMany } from "./read-query";

type Json = { readonly [key: string]: unknown };

type About = { readonly title: string; readonly description: string; readonly version: string };

/** The OpenAPI 3.1 document of calls, made from the schemas that their routes read with. */
export function toOpenApi(calls: readonly Call[], { title, description, version }: About): Json {
  const tags = [...new Set(calls.map(({ tag }) => tag))];
  return {
    openapi: "3.1.0",
    info: { title, description, version, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: "/api/v1" }],
    security: [{ key: [] }],
    tags: tags.map((name) => ({ name })),
    paths: Object.fromEntries(calls.map((call) => [call.path, { [call.method.toLowerCase()]: toOperation(call) }])),
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "A key, made under Settings, Keys." } },
      schemas: { Problem: toSchema(problem, "output") },
      responses: { Problem: { description: "What was wrong.", content: PROBLEM_CONTENT } },
    },
  };
}

const problem = z.object({
  type: z.string(),
  status: z.int(),
  code: z.string(),
  title: z.string(),
  details: z.array(z.object({ where: z.string(), message: z.string() })),
  id: z.string().optional().meta({ description: "Finds an error of ours in the server's log." }),
});

const PROBLEM_REF = { $ref: "#/components/schemas/Problem" };
const PROBLEM_CONTENT = { "application/problem+json": { schema: PROBLEM_REF } };
const PROBLEM = { $ref: "#/components/responses/Problem" };

function toOperation(call: Call): Json {
  const { id, tag, summary, description, access, body } = call;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    ...(access === "public" ? { security: [] } : {}),
    parameters: [...pathParameters(call), ...queryParameters(call), ...headerParameters(call)],
    ...(body ? { requestBody: toBody(body) } : {}),
    responses: toResponses(call),
  };
}

function pathParameters({ params }: Call): Json[] {
  return Object.entries(params.shape).map(([name, schema]) => ({
    name,
    in: "path",
    required: true,
    ...described(schema),
  }));
}

function queryParameters({ query }: Call): Json[] {
  return Object.entries(query.shape).flatMap(([name, schema]) => {
    const inner = unwrapped(schema);
    if (name === "filter" && inner instanceof z.ZodObject)
      return Object.entries(inner.shape).map(([key, part]) => toParameter(`filter[${key}]`, part));
    return [toParameter(name, schema)];
  });
}

function toParameter(name: string, schema: z.ZodType): Json {
  const optional = schema.safeParse(undefined).success;
  return {
    name,
    in: "query",
    required: !optional,
    ...(takesMany(schema) ? { style: "form", explode: true } : {}),
    ...described(schema),
  };
}

function headerParameters({ method }: Call): Json[] {
  if (method === "GET") return [];
  const description =
    "The same key and the same request get the first answer again for 24 hours, with the header Idempotency-Replayed: true.";
  return [{ name: "Idempotency-Key", in: "header", required: false, description, schema: KEY_SCHEMA }];
}

const KEY_SCHEMA = { type: "string", minLength: 1, maxLength: 255 };

function toBody({ types, description }: CallBody): Json {
  const content = Object.fromEntries(
    Object.entries(types).map(([type, schema]) => [type, { schema: toSchema(schema, "input") }]),
  );
  return { required: true, description, content };
}

function toResponses({ access, params, method, answer, refusal }: Call): Json {
  const refused = refusal && {
    description: "Nothing was written; the answer tells why.",
    content: {
      "application/problem+json": { schema: { allOf: [PROBLEM_REF, toSchema(refusal, "output")] } },
    },
  };
  return {
    "200": { description: "Done.", content: { "application/json": { schema: toSchema(answer, "output") } } },
    "400": PROBLEM,
    ...(access === "public" ? {} : { "401": PROBLEM, "403": PROBLEM, "429": PROBLEM }),
    ...(Object.keys(params.shape).length > 0 ? { "404": PROBLEM } : {}),
    ...(method === "POST" ? { "409": PROBLEM, "422": refused ?? PROBLEM } : {}),
    default: PROBLEM,
  };
}

/** A parameter's description stands beside its schema. */
function described(schema: z.ZodType): Json {
  const { description, ...rest } = toSchema(schema, "input");
  return { ...(description === undefined ? {} : { description }), schema: rest };
}

function toSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrapped(schema.unwrap()) : schema;
}
