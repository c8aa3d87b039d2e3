import { expect, it } from "vitest";
import { readJsonRows } from "./ndjson";

async function read(...chunks: string[]) {
  const rows = [];
  for await (const row of readJsonRows(
    (async function* () {
      yield* chunks;
    })(),
  ))
    rows.push(row);
  return rows;
}

it("reads lines wherever the text is cut, with figures as they are written", async () => {
  expect(await read('{"name":"A', 'na","units":2}\r\n\n{"units":null,"na', 'me":"Bo"}')).toEqual([
    { name: "Ana", units: "2" },
    { name: "Bo", units: null },
  ]);
});

it.each([
  ['{"a":1}\n{"b":1}', "Line 2 lacks a"],
  ['{"a":1}\n{"a":1,"b":2}', "Line 2 has b"],
  ['{"a":1}\n\n[1]', "Line 3 is not a JSON object"],
  ['{"a":{}}', "Line 1 has a list or an object in a"],
  ["{", "Line 1 is not a JSON object"],
  ["\n", "no line with a JSON object"],
])("refuses %j and says where", async (text, message) => {
  await expect(read(text)).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining(message) });
});
