import { beforeEach, expect, it } from "vitest";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { importAll, importText } from "@/lib/testing/import-data";

const DEALS = "external_id,rep,stage,closed_on,product,account\n";

describeOnEachDatabase("names in a file", (database) => {
  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
    await importAll("reps", "name,external_id,email\nAna Silva,7,ana@example.com\nBo Lind,8,\nBo Lind,9,\n");
    await importAll("products", "name\nGTX Pro\nGTX Basic\n");
  });

  it("that are not known stop the import, each once, with the nearest known one", async () => {
    const file = `${DEALS}D1,Ana Silva,Won,2026-01-01,GTXPro,\nD2,Ana Silva,Won,2026-01-01,GTXPro,\nD3,Zed,Won,2026-01-01,GTX Basic,\n`;
    const report = await importText("deals", file);
    expect(report).toMatchObject({
      state: "refused",
      rows: { read: 3, created: 0, refused: 3 },
      unknownCount: 2,
      badRows: [],
    });
    expect(report.unknown).toEqual([
      {
        field: "rep",
        name: "Zed",
        rows: 1,
        firstLine: 4,
        suggestion: null,
        alias: null,
        message: "is not a known rep",
      },
      {
        field: "product",
        name: "GTXPro",
        rows: 2,
        firstLine: 2,
        suggestion: "GTX Pro",
        alias: '--alias product:"GTXPro=GTX Pro"',
        message: "is not a known product; did you mean GTX Pro?",
      },
    ]);
    expect(await database.client.deal.count()).toBe(0);
    expect(await database.client.stage.count()).toBe(0);
  });

  it("are taken for others by aliases, in any case", async () => {
    const aliases = [
      { field: "product", from: "gtxpro", to: "GTX Pro" },
      { field: "rep", from: "AS", to: "7" },
      { field: "rep", from: "never", to: "7" },
    ];
    const report = await importAll("deals", `${DEALS}D1,AS,Won,2026-01-01,GTXPro,\nD2,AS:50;8:50,Won,2026-01-01,,\n`, {
      aliases,
    });
    expect(report.rows.created).toBe(2);
    expect(report.warnings.map(({ message }) => message)).toContain(
      'have "never" as rep, so its alias 7 was not needed',
    );
    await expect(
      importText("deals", `${DEALS}D1,AS,Won,2026-01-01,,\n`, { aliases: [{ field: "seller", from: "a", to: "b" }] }),
    ).rejects.toThrow(/alias for seller, which deals do not have/);
  });

  it("find reps by id, e-mail and name in any case", async () => {
    await importAll(
      "deals",
      `${DEALS}D1,7,Won,2026-01-01,,\nD2,ANA@example.com,Won,2026-01-01,,\nD3,ana silva,Won,2026-01-01,,\n`,
    );
    const credits = await database.client.dealCredit.findMany({ include: { rep: true } });
    expect(credits.map(({ rep }) => rep.externalId)).toEqual(["7", "7", "7"]);
  });

  it("that two reps have are refused, with what tells them apart", async () => {
    const report = await importText("deals", `${DEALS}D1,Bo Lind,Won,2026-01-01,,\n`);
    expect(report.unknown[0]).toMatchObject({
      name: "Bo Lind",
      message: "is the name of 2 reps; write its external_id or e-mail instead",
    });
    expect(report.badRows).toEqual([]);
    const reps = await importText("reps", "name,region\nBo Lind,North\n");
    expect(reps.badRows[0]?.message).toBe(
      'name "Bo Lind" is the name of 2 reps; add a column external_id to say which',
    );
  });

  it("make accounts, teams and stages, and say which", async () => {
    const report = await importAll(
      "deals",
      `${DEALS}D1,7,Closed won,2026-01-01,,New Co\nD2,7,LOST,2026-01-01,,new co\nD3,7,Talks,,,Other\n`,
    );
    expect(report.created.account).toEqual({ count: 2, names: ["New Co", "Other"] });
    expect(report.created.stage).toEqual({ count: 3, names: ["Closed won", "LOST", "Talks"] });
    const stages = await database.client.stage.findMany({ orderBy: { name: "asc" } });
    expect(stages.map(({ name, outcome, probabilityPpm }) => [name, outcome, probabilityPpm])).toEqual([
      ["Closed won", "won", null],
      ["LOST", "lost", null],
      ["Talks", "open", null],
    ]);
    expect((await importAll("reps", "name,team\nCy,South\n")).created.team).toEqual({ count: 1, names: ["South"] });
    const known = await importAll("deals", `${DEALS}D4,7,talks,,,NEW CO\n`);
    expect(known.created).toEqual({
      account: { count: 0, names: [] },
      team: { count: 0, names: [] },
      stage: { count: 0, names: [] },
    });
  });

  it("are suggested among all that they may be written as, however many are known", async () => {
    await importAll("campaigns", "name,external_id,utm_campaign\nSpring,C-9001,spring_sale_26\n");
    const many = Array.from({ length: 20_500 }, (_, n) => `Product ${String(n).padStart(5, "0")} of the range`);
    await importAll("products", `name\n${many.join("\n")}\nZebra crossing\n`);
    const report = await importText(
      "deals",
      "external_id,rep,stage,product,campaign\nD1,ana@exampel.com,Talk,Zebra crosing,spring-sale-25\nD2,7,Talk,,c9001\n",
    );
    expect(report.unknown.map(({ name, suggestion }) => [name, suggestion])).toEqual([
      ["ana@exampel.com", "ana@example.com"],
      ["Zebra crosing", "Zebra crossing"],
      ["spring-sale-25", "spring_sale_26"],
      ["c9001", "C-9001"],
    ]);
  });

  it("are all told of at once, beside what cannot be read in the same row", async () => {
    const report = await importText("deals", `${DEALS}D1,Zed,Won,soon,Nope,\nD2,Bo Lind,Won,2026-01-01,Never,\n`);
    expect(report.unknown.map(({ field, name }) => [field, name])).toEqual([
      ["rep", "Zed"],
      ["rep", "Bo Lind"],
      ["product", "Nope"],
      ["product", "Never"],
    ]);
    expect(report.badRows.map(({ line, column }) => [line, column])).toEqual([[2, "closed_on"]]);
    expect(report.rows).toMatchObject({ read: 2, refused: 2 });
  });

  it("make nothing for rows that are refused or said again", async () => {
    const report = await importText(
      "deals",
      `${DEALS}D1,Zed,Unsure,2026-01-01,,By unknown rep\nD2,7,Won,,,Without closing date\nD3,7,Maybe,soon,,With a bad date\nD4,7,Later,,,Said again\nD4,7,Won,2026-01-01,,Taken\nD5,7,won,2026-01-01,,taken\n`,
      { skipBadRows: true },
    );
    expect(report.rows).toMatchObject({ created: 2, refused: 3, repeated: 1 });
    expect(report.created).toMatchObject({
      account: { count: 1, names: ["Taken"] },
      stage: { count: 1, names: ["Won"] },
    });
    expect(await database.client.account.count()).toBe(1);
    expect(await database.client.stage.count()).toBe(1);
  });

  it("of teams below themselves are refused, with those below them, and the others taken", async () => {
    await importAll("teams", "name,parent\nTop,\nOld,Top\n");
    const file = "name,parent\nA,B\nB,C\nC,A\nBelow,a\nSelf,SELF\nTop,Old\nFine,Top\nAlso,Fine\n";
    const report = await importText("teams", file);
    expect(report).toMatchObject({ state: "refused", rows: { refused: 8 } });
    const fine = file.replace("Top,Old\n", "Old,Fresh\n");
    const taken = await importText("teams", fine, { skipBadRows: true });
    expect(taken.badRows.map(({ message }) => message)).toEqual([
      'parent "B" would put the team below itself: A → B → C → A; name a team that is not below it',
      'parent "C" would put the team below itself: B → C → A → B; name a team that is not below it',
      'parent "A" would put the team below itself: C → A → B → C; name a team that is not below it',
      'parent "a" is refused, because it would be below itself or below one that is: A → B → C → A',
      'parent "SELF" would put the team below itself: Self → Self; name a team that is not below it',
    ]);
    expect(taken.created.team.names).toEqual(["Fresh"]);
    const teams = await database.client.team.findMany({ include: { parent: true }, orderBy: { name: "asc" } });
    expect(teams.map(({ name, parent }) => `${name} < ${parent?.name ?? ""}`)).toEqual([
      "Also < Fine",
      "Fine < Top",
      "Fresh < ",
      "Old < Fresh",
      "Top < ",
    ]);
  });

  it("of a rep's team from a later day than it is known from say that the day stays, and how to move it", async () => {
    await importAll("reps", "name,team\nCy,North\n");
    await importAll("reps", "name,team,team_from\nCy,South,2026-02-01\n");
    const later = "name,team,team_from\nCy,South,2026-03-01\n";
    const report = await importAll("reps", later);
    expect(report.warnings).toEqual([
      {
        rows: 1,
        firstLine: 2,
        message: expect.stringMatching(/^names the team .* from an earlier day than team_from; that day stays/),
      },
    ]);
    const moved = await importAll("reps", `${later}Cy,North,2026-02-01\n`);
    expect(moved.warnings.map(({ message }) => message)).not.toContainEqual(expect.stringContaining("that day stays"));
    const south = await database.client.teamMembership.findMany({ where: { team: { name: "South" } } });
    expect(south.map(({ fromOn }) => fromOn)).toEqual([new Date("2026-03-01")]);
    expect((await importAll("reps", "name,team\nCy,South\n")).warnings).toEqual([]);
  });

  it("of reps keep their teams from a day on", async () => {
    const memberships = async () => {
      const rows = await database.client.teamMembership.findMany({
        include: { team: true },
        orderBy: { fromOn: "asc" },
      });
      return rows.map(({ fromOn, team }) => `${fromOn.toISOString().slice(0, 10)} ${team?.name ?? "none"}`);
    };
    await importAll("reps", "name,team\nCy,North\n");
    await importAll("reps", "name,team,team_from\nCy,South,2026-02-01\n");
    expect(await memberships()).toEqual(["0001-01-01 North", "2026-02-01 South"]);
    await importAll("reps", "name,team,team_from\nCy,North,2026-01-15\nCy,,2026-03-01\n");
    expect(await memberships()).toEqual(["0001-01-01 North", "2026-02-01 South", "2026-03-01 none"]);
    const history = await importAll("reps", "name,team,team_from\nDi,North,2025-01-01\nDi,South,2025-06-01\n");
    expect(history.rows).toMatchObject({ created: 1, repeated: 1 });
    const again = await importAll("reps", "name,team,team_from\nDi,North,2025-01-01\nDi,South,2025-06-01\n");
    expect(again.rows).toMatchObject({ created: 0, updated: 0, unchanged: 1, repeated: 1 });
  });
});
