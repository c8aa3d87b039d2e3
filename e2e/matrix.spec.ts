import { spawnSync } from "node:child_process";
import type { Role } from "@/lib/auth/permissions";
import { environmentForChild } from "@/lib/config/env";
import { API_MATRIX, MATRIX, type MatrixObject, type MatrixRow, objectsOf, outcomeOf } from "@/lib/testing/matrix/rows";
import { ROWS_MATRIX } from "@/lib/testing/matrix/rows-behind";
import { REPS } from "@/prisma/seed/company/reps";
import { PERSONAS } from "@/prisma/seed/company/users";
import { type Answer, actionIds, base, call, callAction, cookieOf } from "./call";
import { expect, type Persona, signInAs, test } from "./fixtures";
import { makeKey } from "./make-key";
import { outcome, outcomeOfApi, outcomeOfCall } from "./matrix-outcome";
import { readCsv } from "./read-csv";

const ROLES: Readonly<Record<Role, Persona>> = {
  admin: "Admin",
  leadership: "Leadership",
  finance: "Finance",
  sales_manager: "Sales manager",
  rep: "Rep",
  marketer: "Marketer",
};
const NOWHERE = "2000000000";
const NO_STATEMENT = "999999999";
const OWN = "Imani Castellane";

/** Cookies by role; nobody's are empty. */
const cookies = new Map<Role | null, string>([[null, ""]]);
/** Ids of what the rows name, by kind and object. */
const samples: Record<string, Partial<Record<MatrixObject, string>>> = {};
/** What must not be in any answer to a role. */
const hidden = new Map<Role | null, readonly string[]>();
/** The same of rows behind a figure, which name no rep beyond somebody's reach; a leaderboard may. */
const hiddenInRows = new Map<Role | null, readonly string[]>();

const get = (path: string, role: Role | null) => call({ path, headers: { cookie: cookies.get(role) ?? "" } });

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage({ baseURL: base.origin });
  for (const [role, persona] of Object.entries(ROLES) as [Role, Persona][])
    cookies.set(role, await cookieOf(page, persona));
  await page.close();

  const manages = PERSONAS.find(({ manages: team }) => team)?.manages;
  const always = (within: boolean) => (rep: (typeof REPS)[number]) =>
    rep.name !== OWN && rep.move === null && rep.left === null && (rep.team === manages) === within;
  const repId = async (name: string | undefined) => {
    const { body } = await get(`/api/jump?q=${encodeURIComponent(name ?? "")}`, "admin");
    return /"href":"\/reps\/(\d+)"/.exec(body)?.[1] ?? "";
  };
  const [mate, stranger] = [REPS.find(always(true))?.name, REPS.find(always(false))?.name];
  samples.rep = { own: await repId(OWN), team: await repId(mate), other: await repId(stranger), missing: NOWHERE };
  const statementId = async (id: string | undefined) =>
    /href="\/commissions\/statements\/(\d+)"/.exec((await get(`/reps/${id}?tab=commission`, "admin")).body)?.[1] ?? "";
  const { own, team: ofTeam, other } = samples.rep;
  samples.statement = {
    own: await statementId(own),
    team: await statementId(ofTeam),
    other: await statementId(other),
    missing: NOWHERE,
  };
  for (const kind of ["campaign", "import"]) {
    const { body } = await get(`/${kind}s?period=all`, "admin");
    samples[kind] = { any: new RegExp(`href="/${kind}s/(\\d+)`).exec(body)?.[1] ?? "", missing: NOWHERE };
  }

  const deals = readCsv((await get("/deals/export?period=all&columns=rep", "admin")).body);
  const team = new Set(
    REPS.filter((rep) => rep.team === manages || rep.move?.team === manages).map(({ name }) => name),
  );
  const repsOf = (row: Record<string, string>) =>
    (row.Rep ?? "").split("; ").map((name) => name.replace(/\s[\d.,]+\s?%$/, ""));
  // Whoever shares a deal with somebody stands on it beside them.
  const strangersTo = (mine: (rep: string) => boolean) => {
    const partners = new Set(deals.filter((row) => repsOf(row).some(mine)).flatMap(repsOf));
    return reps.filter((name) => !partners.has(name));
  };
  const namesOf = (mine: (rep: string) => boolean) => {
    const seen = new Set(deals.filter((row) => repsOf(row).some(mine)).map(({ Deal = "" }) => Deal));
    return [...new Set(deals.map(({ Deal = "" }) => Deal))].filter((name) => name.length > 8 && !seen.has(name));
  };
  const signedIn = PERSONAS.map(({ name }) => name);
  const reps = REPS.map(({ name }) => name).filter((name) => !signedIn.includes(name));
  hidden.set(
    "rep",
    namesOf((rep) => rep === OWN),
  );
  hidden.set(
    "sales_manager",
    namesOf((rep) => team.has(rep)),
  );
  hidden.set("marketer", reps);
  hidden.set(null, [...namesOf(() => false), ...reps]);
  const withNames = (role: Role, names: readonly string[]) => [...(hidden.get(role) ?? []), ...names];
  hiddenInRows.set(
    "rep",
    withNames(
      "rep",
      strangersTo((rep) => rep === OWN),
    ),
  );
  hiddenInRows.set(
    "sales_manager",
    withNames(
      "sales_manager",
      strangersTo((rep) => team.has(rep)),
    ),
  );
  for (const role of ["marketer", null] as const) hiddenInRows.set(role, hidden.get(role) ?? []);
  for (const [role, words] of [...hidden, ...hiddenInRows])
    expect(words.length, `what is hidden from ${role}`).toBeGreaterThan(10);
  samples.refused = { any: await importWithRefusedRow(), missing: NOWHERE };
});

test("every role gets from every page, route and action what it may, and nothing else", async () => {
  test.setTimeout(600_000);
  const ids = actionIds();
  const leaks: string[] = [];
  let cells = 0;
  await asEachRole(async (role) => {
    for (const [entry, row] of Object.entries(MATRIX))
      for (const object of objectsOf(row)) {
        const answer = await ask(entry, row, role, object, ids);
        if (answer === null) continue;
        cells += 1;
        const wanted = outcomeOf(row, role, object);
        const came = row.access === "key" ? outcomeOfApi(answer) : outcome(entry, answer, role);
        const words = (hidden.get(role) ?? []).filter((word) => answer.body.includes(word));
        if (came !== wanted) leaks.push(`${entry} as ${role}, ${object}: ${came} (${answer.status}), not ${wanted}`);
        if (words.length > 0) leaks.push(`${entry} as ${role}, ${object}: tells ${words.slice(0, 3).join(", ")}`);
      }
  });
  process.stdout.write(`matrix: ${cells} cells of ${Object.keys(MATRIX).length} entries, ${leaks.length} leaks\n`);
  expect(leaks).toEqual([]);
});

test("every role gets the rows behind every figure that they may see, and of nobody else's", async () => {
  test.setTimeout(600_000);
  const leaks: string[] = [];
  let cells = 0;
  await asEachRole(async (role) => {
    for (const [entry, row] of Object.entries(ROWS_MATRIX)) {
      const answer = await ask(entry, row, role, "any", new Map());
      if (answer === null) throw new Error(`${entry} is for everyone.`);
      cells += 1;
      const [wanted, came] = [outcomeOf(row, role, "any"), outcome(entry, answer, role)];
      const words = (hiddenInRows.get(role) ?? []).filter((word) => answer.body.includes(word));
      if (came !== wanted) leaks.push(`${entry} as ${role}: ${came} (${answer.status}), not ${wanted}`);
      if (words.length > 0) leaks.push(`${entry} as ${role}: tells ${words.slice(0, 3).join(", ")}`);
    }
  });
  process.stdout.write(
    `matrix of rows: ${cells} cells of ${Object.keys(ROWS_MATRIX).length} entries, ${leaks.length} leaks\n`,
  );
  expect(leaks).toEqual([]);
});

test("no page and no file changes anything by being read", async () => {
  test.setTimeout(600_000);
  const before = fingerprints();
  expect(Object.keys(before).length).toBeGreaterThan(20);
  let asked = 0;
  for (const [entry, row] of Object.entries(MATRIX))
    for (const object of objectsOf(row)) {
      if (!/^(page|GET) /.test(entry)) continue;
      await ask(entry, row, "admin", object, new Map());
      asked += 1;
    }
  expect(asked).toBeGreaterThan(60);
  expect(fingerprints()).toEqual(before);
});

test("every role's key gets from every call what the role may, and nothing else", async ({ page }) => {
  test.setTimeout(300_000);
  await signInAs(page, "Admin");
  const keys = new Map<Role, string>();
  for (const [role, persona] of Object.entries(ROLES) as [Role, Persona][])
    keys.set(role, await makeKey(page, `Matrix ${role} ${Date.now()}`, persona));
  const askAs = (role: Role | null, method: string, path: string) =>
    call({
      method,
      path,
      headers: role === null ? {} : { authorization: `Bearer ${keys.get(role)}` },
      ...(method === "GET" ? {} : { body: "" }),
    });

  const told = JSON.parse(
    (await askAs("admin", "GET", "/api/v1/commissions/statements?period=2026-Q3&limit=200")).body,
  );
  const statementOf = (repId: string | undefined) => {
    const rows: { id: number; rep: { id: number } }[] = told.data;
    return String(rows.find(({ rep }) => String(rep.id) === repId)?.id ?? NO_STATEMENT);
  };
  const leaks: string[] = [];
  let cells = 0;
  await asEachRole(async (role) => {
    for (const [entry, row] of Object.entries(API_MATRIX))
      for (const object of objectsOf(row)) {
        const [method = "", address = ""] = entry.split(" ");
        const path = (object === "missing" ? row.missing : undefined) ?? row.path ?? address;
        const answer = await askAs(role, method, path.replace("[id]", statementOf(samples.rep?.[object])));
        cells += 1;
        const wanted = outcomeOf(row, role, object);
        const came = outcomeOfCall(answer);
        const words = (hidden.get(role) ?? []).filter((word) => answer.body.includes(word));
        if (came !== wanted) leaks.push(`${entry} as ${role}, ${object}: ${came} (${answer.status}), not ${wanted}`);
        if (words.length > 0) leaks.push(`${entry} as ${role}, ${object}: tells ${words.slice(0, 3).join(", ")}`);
      }
  });
  process.stdout.write(
    `matrix of keys: ${cells} cells of ${Object.keys(API_MATRIX).length} calls, ${leaks.length} leaks\n`,
  );
  expect(leaks).toEqual([]);
});

test("pay is shown to whom it may be, and to nobody else", async () => {
  const shows = async (role: Role, object: "own" | "team" | "other") => {
    const { status, body } = await get(`/reps/${samples.rep?.[object]}?tab=commission`, role);
    return status === 200 && body.includes("Open a line to see how it was computed");
  };
  const seen: Record<string, boolean[]> = {};
  for (const role of Object.keys(ROLES) as Role[])
    seen[role] = [await shows(role, "own"), await shows(role, "team"), await shows(role, "other")];
  expect(seen).toEqual({
    admin: [true, true, true],
    leadership: [false, false, false],
    finance: [true, true, true],
    sales_manager: [true, true, false],
    rep: [true, false, false],
    marketer: [false, false, false],
  });
});

/** Does the work as every role and as nobody, all at once. */
async function asEachRole(work: (role: Role | null) => Promise<void>): Promise<void> {
  await Promise.all([null, ...(Object.keys(ROLES) as Role[])].map(work));
}

/** Imports a file of which one row is refused, and gives the import's id. */
async function importWithRefusedRow(): Promise<string> {
  const name = `Matrix ${Date.now()}`;
  const post = (path: string, type: string, body: string) =>
    call({
      method: "POST",
      path,
      headers: { cookie: cookies.get("admin") ?? "", origin: base.origin, "content-type": type },
      body,
    });
  const rows = [
    "external_id,rep,stage,product,opened_on,amount",
    `${name} 1,${OWN},Discovery,Canopy Plus,2026-11-02,900`,
    `${name} 2,${OWN},Discovery,Canopy Plus,2026-13-02,900`,
  ];
  const upload = JSON.parse((await post("/imports/uploads?name=matrix.csv", "text/csv", `${rows.join("\n")}\n`)).body);
  const options = { skipBadRows: true };
  const run = { upload: upload.id, kind: "deals", options };
  const lines = (await post("/imports/run", "application/json", JSON.stringify(run))).body.trim().split("\n");
  const { report } = JSON.parse(lines.at(-1) ?? "{}");
  expect(report?.state, lines.at(-1)).toBe("done");
  const imports = (await get("/imports", "admin")).body;
  return /href="\/imports\/(\d+)/.exec(imports)?.[1] ?? "";
}

/** What every table holds, as a number each. */
function fingerprints(): Record<string, string> {
  const ATTAIN_DATA_DIR = process.env.E2E_DATA_DIR ?? ".attain-e2e";
  const parameters = ["--import", "tsx", "lib/testing/fixtures/fingerprints.ts"];
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, {
    env: environmentForChild({ ATTAIN_DATA_DIR, DATABASE_URL: "" }),
  });
  if (status !== 0) throw new Error(String(stderr));
  return JSON.parse(String(stdout));
}

/** What came back. Null: it is for everyone and changes who is signed in. */
async function ask(
  entry: string,
  row: MatrixRow,
  role: Role | null,
  object: MatrixObject,
  ids: ReadonlyMap<string, string>,
): Promise<Answer | null> {
  const [method = "", address = "", name = ""] = entry.split(" ");
  if (method === "action") {
    if (row.access === "public") return null;
    const id = ids.get(name);
    if (id === undefined) throw new Error(`${entry} is not in the build.`);
    // Input that nothing can be done with: whoever may call learns what is wrong with it, and nothing is written.
    return await callAction(id, cookies.get(role) ?? "", [null]);
  }
  const id = row.object && samples[row.object]?.[object];
  if (row.object && !id) throw new Error(`There is no ${object} ${row.object} in the sample company.`);
  const path = (object === "missing" ? row.missing : undefined) ?? row.path ?? address;
  const headers = { cookie: cookies.get(role) ?? "", origin: base.origin };
  return await call({
    method: method === "page" ? "GET" : method,
    path: id ? path.replace("[id]", id) : path,
    headers,
    ...(method === "page" || method === "GET" ? {} : { body: "" }),
  });
}
