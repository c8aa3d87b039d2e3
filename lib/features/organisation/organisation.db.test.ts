import { beforeEach, describe, expect, it } from "vitest";
import { setUpTestDatabase } from "@/lib/testing/database";
import { createOrganisation } from "./mutations";
import { findOrganisation, getOrganisation } from "./queries";

const database = setUpTestDatabase();
beforeEach(() => database.clear());

describe("createOrganisation", () => {
  it("counts in dollars, in UTC, from January and from Monday unless told otherwise", async () => {
    expect(await createOrganisation()).toMatchObject({
      currency: "USD",
      timeZone: "UTC",
      fiscalYearStartMonth: 1,
      weekStart: 1,
      isSample: false,
    });
  });

  it("leaves an organisation that is there as it is", async () => {
    const first = await createOrganisation({ name: "Halden", currency: "NOK" });
    const second = await createOrganisation({ name: "Other", currency: "EUR" });

    expect(second).toEqual(first);
    expect(await database.client.auditEntry.findMany({ select: { action: true, summary: true } })).toEqual([
      { action: "organisation.create", summary: "Created Halden" },
    ]);
  });

  it.each([
    [{ currency: "dollars" }, '"dollars" is not an ISO 4217 currency code'],
    [{ timeZone: "Mars/Olympus" }, '"Mars/Olympus" is not a time zone'],
  ])("refuses %j", async (values, message) => {
    await expect(createOrganisation(values)).rejects.toThrow(message);
    expect(await findOrganisation()).toBeNull();
  });
});

describe("getOrganisation", () => {
  it("says that nothing is set up in an empty database", async () => {
    await expect(getOrganisation()).rejects.toMatchObject({ code: "not_set_up" });
  });
});
