import { expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { jsonAnswer, problemAnswer, toResponse } from "./api/answer";
import { csvResponse, csvStream } from "./csv";
import { ndjsonResponse } from "./ndjson";
import { problemResponse, toProblem } from "./problem";

async function* parts() {
  yield "deal\n";
}

const problem = toProblem(new AppError("not_found", "There is no such deal."));

it.each([
  ["a file", csvResponse("deals", "deal\n")],
  ["a file that is written while it is read", await csvStream("deals", parts())],
  ["the lines of an import", ndjsonResponse(async () => {})],
  ["a problem", problemResponse(problem)],
  ["an answer of the API", toResponse(jsonAnswer({ data: [] }))],
  ["a problem of the API", toResponse(problemAnswer(problem))],
])("%s is kept by nobody but who asked", (_, { headers }) => {
  expect(headers.get("cache-control")).toMatch(/^private, no-store/);
});
