import { beforeEach, expect, it } from "vitest";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";

describeOnEachDatabase("stages of a file", (database) => {
  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
  });

  const places = async () => {
    const stages = await database.client.stage.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }] });
    return stages.map(({ name, position }) => `${name} ${position}`);
  };

  it("take customers back whose deals they turn into lost ones", async () => {
    await importAll("stages", "name,outcome\nSigned,won\n");
    await importAll("reps", "name\nAna\n");
    await importAll("leads", "external_id,first_contact_on\nL1,2026-01-01\nL2,2026-01-01\n");
    await importAll(
      "deals",
      "external_id,rep,stage,opened_on,closed_on,amount,lead\nD1,Ana,Signed,2026-01-05,2026-02-01,9,L1\nD2,Ana,Won,2026-01-05,2026-02-01,9,L2\n",
    );
    await importAll("stages", "name,outcome\nSigned,lost\n");
    const leads = await database.client.lead.findMany({ include: { deals: true }, orderBy: { externalId: "asc" } });
    expect(leads.map(({ deals, reachedCustomerOn }) => [deals[0]?.outcome, reachedCustomerOn])).toEqual([
      ["lost", null],
      ["won", new Date("2026-02-01")],
    ]);
    expect(leads[0]?.reachedOpportunityOn).toEqual(new Date("2026-01-05"));
  });

  it("take their places in the order of the file, closed ones behind, and keep them", async () => {
    const file = "name,position,outcome\nTalk,,\nOffer,,open\nSigned,,won\nGone,,lost\n";
    await importAll("stages", file);
    const before = ["Talk 1", "Offer 2", "Signed 1000", "Gone 1001"];
    expect(await places()).toEqual(before);
    expect((await importAll("stages", file)).rows).toMatchObject({ updated: 0, unchanged: 4 });
    expect(await places()).toEqual(before);
    await importAll("stages", "name,position,outcome\nSigned,,won\nTalk,5,\nOffer,,\nCall,,\n");
    expect(await places()).toEqual(["Offer 2", "Talk 5", "Call 9", "Signed 1000", "Gone 1001"]);
  });
});
