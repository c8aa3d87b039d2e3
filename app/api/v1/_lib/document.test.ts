import { readdirSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { CALLS } from "./calls";
import { apiDocument } from "./document";

it("is valid OpenAPI 3.1", async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(apiDocument())));
  expect(errors ?? "none").toBe("none");
  expect(valid).toBe(true);
});

it("names every route that there is, and no other", () => {
  const paths = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" })
    .map((file) => `/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith("/route.ts") && !file.startsWith("/[[...path]]"))
    .map((file) => file.slice(0, -"/route.ts".length).replaceAll("[", "{").replaceAll("]", "}"));
  expect(CALLS.map(({ path }) => path).sort()).toEqual(paths.sort());
  expect(Object.keys(apiDocument().paths as object).sort()).toEqual(paths.sort());
});

it("names each parameter of a path, and gives each call an id of its own", () => {
  for (const { path, params } of CALLS)
    expect([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(Object.keys(params.shape));
  expect(new Set(CALLS.map(({ id }) => id)).size).toBe(CALLS.length);
});
