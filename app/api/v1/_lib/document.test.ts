import { readdirSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { previewCommissions } from "@/lib/features/commissions/queries";
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

it("declares all that a previewed statement says", () => {
  const file = {
    plan: {
      name: "AE",
      currency: "USD",
      components: [{ id: "base", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } }],
    },
    rep: "ana",
    periods: ["2026-01"],
  };
  const { paths } = JSON.parse(JSON.stringify(apiDocument()));
  const { schema } = paths["/commissions/preview"].post.responses["200"].content["application/json"];
  const declared = schema.properties.statements.items;
  const said = Object.keys(previewCommissions(file).statements[0] ?? {}).sort();
  expect(Object.keys(declared.properties).sort()).toEqual(said);
  expect([...declared.required].sort()).toEqual(said);
});
