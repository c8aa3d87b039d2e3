import { expect, it } from "vitest";
import { apiDocument } from "@/app/api/v1/_lib/document";
import { callsOf, type TryableCall } from "./calls-of";
import { toRequest } from "./to-request";

const calls = callsOf(apiDocument());
const call = (id: string): TryableCall => {
  const found = calls.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`There is no call ${id}`);
  return found;
};
const empty = { key: "", values: {}, body: "", type: "" };

it("puts filters on lines, and leaves out what is blank", () => {
  const values = { "filter[rep]": "Ana B\nBo\n", sort: "-name", cursor: " " };
  const { url, headers } = toRequest(call("listDeals"), { ...empty, key: " attain_x ", values });
  expect([...new URL(url, "http://a").searchParams]).toEqual([
    ["sort", "-name"],
    ["filter[rep]", "Ana B"],
    ["filter[rep]", "Bo"],
  ]);
  expect(headers).toEqual({ Authorization: "Bearer attain_x" });
});

it("puts values into the path and headers, and sends a body with its type", () => {
  const values = { kind: "deals", "Idempotency-Key": "k", dry_run: "true" };
  expect(toRequest(call("importRows"), { ...empty, values, body: "a\n1", type: "text/csv" })).toEqual({
    url: "/api/v1/import/deals?dry_run=true",
    method: "POST",
    headers: { "Idempotency-Key": "k", "Content-Type": "text/csv" },
    body: "a\n1",
  });
  expect(toRequest(call("getStatement"), { ...empty, values: { id: "../x" } }).url).toBe(
    "/api/v1/commissions/statements/..%2Fx",
  );
});

it("sends no key where none is needed", () => {
  expect(toRequest(call("getDocument"), { ...empty, key: "attain_x" }).headers).toEqual({});
});
