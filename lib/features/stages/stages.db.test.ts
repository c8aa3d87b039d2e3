import { beforeEach, describe, expect, it } from "vitest";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { setUpTestDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { createStage, removeStage, updateStage } from "./mutations";
import { listStages } from "./queries";
import { newStageSchema, stageChangeSchema } from "./schema";

const database = setUpTestDatabase();
beforeEach(async () => {
  await database.clear();
  await createOrganisation();
  await importAll(
    "stages",
    "name,position,probability,outcome\nTalk,1,20%,open\nOffer,2,,open\nSigned,1000,100%,won\nGone,1001,0%,lost\n",
  );
});

const stages = () => listStages(testReadScope("settings.read"));
const change = async (name: string, values: Record<string, string>) => {
  const stage = (await stages()).find((candidate) => candidate.name === name);
  if (!stage) throw new Error(`There is no stage ${name}.`);
  const form = { stageId: stage.id, name, position: String(stage.position), probability: "", outcome: stage.outcome };
  await updateStage(testWriteScope("settings.write"), stageChangeSchema.parse({ ...form, ...values }));
};

describe("createStage and removeStage", () => {
  const add = (name: string) =>
    createStage(
      testWriteScope("settings.write"),
      newStageSchema.parse({ name, position: "2", probability: "55%", outcome: "open" }),
    );
  const remove = async (name: string) => {
    const { id } = await database.client.stage.findUniqueOrThrow({ where: { name } });
    await removeStage(testWriteScope("settings.write"), id);
  };
  const names = async () => (await stages()).map(({ name }) => name);

  it("add a stage in its place and take it away again, both on record", async () => {
    await add("Legal review");
    expect(await names()).toEqual(["Talk", "Offer", "Legal review", "Signed", "Gone"]);
    expect((await stages())[2]).toMatchObject({ probabilityPpm: 550_000, outcome: "open", deals: 0 });
    await expect(add("legal REVIEW")).rejects.toMatchObject({ code: "conflict", details: [{ where: "name" }] });
    await remove("Legal review");
    expect(await names()).toEqual(["Talk", "Offer", "Signed", "Gone"]);
    const records = await database.client.auditEntry.findMany({
      where: { objectType: "stage" },
      orderBy: { id: "asc" },
    });
    expect(records.map(({ action }) => action)).toEqual(["stages.create", "stages.remove"]);
  });

  it("keep a stage that a deal is in or has moved into", async () => {
    await importAll("reps", "name\nAna\n");
    for (const stage of ["Talk", "Offer", "Talk"])
      await importAll("deals", `external_id,rep,stage,amount\nD1,Ana,${stage},9\n`);
    await expect(remove("Offer")).rejects.toMatchObject({ code: "conflict" });
    await expect(remove("Talk")).rejects.toMatchObject({ code: "conflict" });
    expect(await names()).toContain("Talk");
  });
});

describe("updateStage", () => {
  it("renames a stage, gives it a chance and another place, and keeps it on record", async () => {
    await change("Offer", { name: "Proposal", probability: "42.5%", position: "0" });
    expect((await stages()).map(({ name, probabilityPpm }) => [name, probabilityPpm])).toEqual([
      ["Proposal", 425_000],
      ["Talk", 200_000],
      ["Signed", 1_000_000],
      ["Gone", 0],
    ]);
    expect(await database.client.auditEntry.findFirst({ where: { action: "stages.update" } })).toMatchObject({
      before: { name: "Offer", probabilityPpm: null },
      after: { name: "Proposal", probabilityPpm: 425_000 },
    });
  });

  it("refuses a taken name, and an outcome that would open or close deals", async () => {
    await expect(change("Offer", { name: "TALK" })).rejects.toMatchObject({ details: [{ where: "name" }] });
    await change("Offer", { outcome: "won" });
    await change("Offer", { outcome: "open" });
    await importAll("reps", "name\nAna\n");
    await importAll("deals", "external_id,rep,stage,amount\nD1,Ana,Offer,9\n");
    await expect(change("Offer", { outcome: "won" })).rejects.toMatchObject({
      code: "conflict",
      details: [{ where: "outcome" }],
    });
    expect((await stages()).map(({ deals }) => deals)).toEqual([0, 1, 0, 0]);
  });

  it("turns won deals into lost ones, with their leads", async () => {
    await importAll("reps", "name\nAna\n");
    await importAll("leads", "external_id,first_contact_on\nL1,2026-01-01\n");
    await importAll(
      "deals",
      "external_id,rep,stage,opened_on,closed_on,amount,lead\nD1,Ana,Signed,2026-01-05,2026-02-01,9,L1\n",
    );
    await change("Signed", { outcome: "lost" });
    const lead = await database.client.lead.findFirstOrThrow({ include: { deals: true } });
    expect([lead.deals[0]?.outcome, lead.reachedCustomerOn]).toEqual(["lost", null]);
  });
});

it.each([
  ["40", 400_000],
  ["0.5 %", 5000],
  ["", null],
  ["101%", "wrong"],
  ["-1", "wrong"],
  ["many", "wrong"],
])("reads the chance %j as %j", (probability, expected) => {
  const form = { stageId: "1", name: "A", position: "1", outcome: "open" };
  const read = stageChangeSchema.safeParse({ ...form, probability });
  expect(read.success ? read.data.probability : "wrong").toBe(expected);
});
