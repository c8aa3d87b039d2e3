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

it("listens to signals as long as a command has it open, and no longer", () =>
  withEmptyDatabase(async (url) => {
    const listening = () => [process.listenerCount("SIGINT"), process.listenerCount("SIGTERM")];
    const [before, ATTAIN_SECRET] = [listening(), "0123456789abcdef0123456789abcdef"];
    const opened = await openDatabase({ environment: parseEnvironment({ DATABASE_URL: url, ATTAIN_SECRET }) });
    expect(listening()).toEqual(before.map((count) => count + 1));
    await opened.close();
    expect(listening()).toEqual(before);
    setDatabaseUrl(null);
  }));

it("says why the server of DATABASE_URL cannot be used, without its password", async () => {
  const ATTAIN_SECRET = "0123456789abcdef0123456789abcdef";
  const openAt = (url: string | URL) =>
    openDatabase({ environment: parseEnvironment({ DATABASE_URL: String(url), ATTAIN_SECRET }) });
  const refused = openAt("postgresql://ana:hidden@127.0.0.1:1/attain");
  await expect(refused).rejects.toThrow("cannot be used: nothing answers at 127.0.0.1:1.");
  await expect(refused).rejects.not.toThrow("hidden");
  await withEmptyDatabase(async (url) => {
    const missing = new URL(url);
    missing.pathname = "/nowhere";
    await expect(openAt(missing)).rejects.toThrow(/has no database nowhere\. Create it first/);
  });
});

it("says what is wrong with a data folder that cannot be made", async () => {
  const environment = parseEnvironment({ ATTAIN_DATA_DIR: "package.json" });
  await expect(openDatabase({ environment })).rejects.toThrow(/package\.json cannot be made: a file is in its place/);
});

it("says what is missing when no database is open", () => {
  setDatabaseUrl(null);
  expect(() => database()).toThrow("No database is open: start Attain with npm start, or set DATABASE_URL.");
});
