import { expect, it } from "vitest";
import { parseEnvironment } from "@/lib/config/env";
import { withEmptyDatabase } from "@/lib/testing/database";
import { database, setDatabaseUrl } from "./client";
import { openDatabase } from "./open";

it("brings the database of DATABASE_URL up to date and makes it this process's", () =>
  withEmptyDatabase(async (url) => {
    const environment = parseEnvironment({ DATABASE_URL: url, ATTAIN_SECRET: "0123456789abcdef0123456789abcdef" });
    const opened = await openDatabase({ role: "server", environment });
    expect(opened).toMatchObject({ url, kind: "server" });
    await database().team.create({ data: { name: "North" } });
    await opened.close();
    const again = await openDatabase({ role: "server", environment });
    expect(await database().team.count()).toBe(1);
    await again.close();
    setDatabaseUrl(null);
  }));

it("says what is missing when no database is open", () => {
  setDatabaseUrl(null);
  expect(() => database()).toThrow("No database is open: start Attain with npm start, or set DATABASE_URL.");
});
