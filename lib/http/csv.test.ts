import { expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { csvStream } from "./csv";

async function* parts(refused: boolean) {
  if (refused) throw new AppError("forbidden", "Not for you.");
  yield "deal\n";
  yield "D1\n";
  yield "D2\n";
}

it("writes every part once, in order", async () => {
  expect(await (await csvStream("deals", parts(false))).text()).toBe("deal\nD1\nD2\n");
});

it("is no file where its first part is refused, so that the refusal can be answered", async () => {
  await expect(csvStream("deals", parts(true))).rejects.toMatchObject({ code: "forbidden" });
});
