import { beforeAll, describe, expect, it } from "vitest";
import { commandReadScope, commandWriteScope } from "@/lib/auth/command";
import type { Role } from "@/lib/auth/permissions";
import { createAdjustment, importPlan } from "@/lib/features/commissions/mutations";
import { revokeApiKey } from "@/lib/features/keys/mutations";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { parseQuery } from "@/lib/features/metrics/schema";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { toQueryJson } from "@/lib/metrics/query-json";
import { setUpTestDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { ask, makeKey } from "./_lib/testing";

const database = setUpTestDatabase();
const ROLES = ["admin", "leadership", "finance", "sales_manager", "rep", "marketer"] as const satisfies readonly Role[];
const keys = {} as Record<Role, string>;
const Q1 = "from=2026-01-01&to=2026-04-01";

/** Figures that tell more of a deal than marketers are told. */
const CLOSED_TO_MARKETERS = [
  "discount",
  "discounted_share",
  "offer_revenue",
  "refunds",
  "net_revenue",
  "revenue_taken_back",
  "lost_by_reason",
  "backward_deals",
];

const PLAN = {
  name: "AE 2026",
  currency: "USD",
  components: [{ id: "base", name: "Base", earns_on: "revenue", accumulates: "month", rate: { flat: "10%" } }],
  holdback: { percent: "20%", days: 30 },
};

const DEALS = `external_id,rep,stage,account,product,opened_on,closed_on,amount,campaign,promotion,expected_close_on
D1,Ana,Won,Acme,Saw,2026-01-02,2026-01-10,1000,Spring,,
D2,Ana:60;Bo:40,Won,Birch,Saw,2026-01-05,2026-02-10,500.01,,Sale,
D3,Bo,Won,Cedar,,2026-02-01,2026-02-20,300,Spring,,
D4,Bo,Lost,Acme,,2026-01-20,2026-03-01,700,,,
D5,Ana,Open,Dogwood,,2026-03-02,,2000,,,2026-03-20
`;

beforeAll(async () => {
  await createOrganisation();
  await importAll("teams", "name\nNorth\nSouth\n");
  await importAll("reps", "name,team\nAna,North\nBo,South\n");
  await importAll("products", "name,list_price,cost\nSaw,100,40\n");
  await importAll("campaigns", "name,channel,budget\nSpring,search,1000\nAutumn,email,\n");
  await importAll(
    "leads",
    "external_id,first_contact_on,campaign\nL1,2026-01-03,Spring\nL2,2026-01-04,\nL3,2026-01-04,Autumn\n",
  );
  await importPlan(await commandWriteScope("plans.write"), { plan: PLAN });
  await importAll("plan_assignments", "rep,plan,from\nAna,AE 2026,2026-01-01\nBo,AE 2026,2026-01-01\n");
  await importAll("promotions", "name,starts_on,ends_on\nSale,2026-01-01,2026-12-31\n");
  await importAll("stages", "name,position,probability,outcome\nOpen,1,50%,open\n");
  await importAll("deals", DEALS);
  await importAll("deal_events", "deal,type,on,amount\nD2,refunded,2026-03-05,100.01\n");
  const { client } = database;
  const [ana, bo] = await client.rep.findMany({ orderBy: { name: "asc" } });
  for (const role of ROLES) {
    const person = role === "rep" ? { repId: ana?.id ?? null } : role === "sales_manager" ? { teamName: "South" } : {};
    keys[role] = (await makeKey(client, role, person)).key;
  }
  const { id: statementId } = await client.statement.findFirstOrThrow({ where: { rep: { name: "Bo" } } });
  await createAdjustment(await commandWriteScope("adjustments.write"), {
    statementId,
    amount: 1250n,
    reason: "Trade fair",
  });
  expect(bo?.name).toBe("Bo");
});

/** Asks and checks that the answer is what the document says, with nothing more in it. */
async function told(path: string, role: Role) {
  const { status, json, call } = await ask(path, { key: keys[role] });
  expect(status, `${role} ${path}: ${JSON.stringify(json)}`).toBe(200);
  expect(call?.answer.parse(json)).toEqual(json);
  return json;
}

/** What parts of a statement come to, in minor units. */
function sumOf(parts: readonly Record<string, { minor: string }>[], field: string): string {
  return String(parts.reduce((total, part) => total + BigInt(part[field]?.minor ?? 0), 0n));
}

const statusOf = async (path: string, role: Role) => (await ask(path, { key: keys[role] })).status;

describe("what a key's role reaches", () => {
  const dealsOf: Record<Role, string[]> = {
    admin: ["D1", "D2", "D3", "D4", "D5"],
    leadership: ["D1", "D2", "D3", "D4", "D5"],
    finance: ["D1", "D2", "D3", "D4", "D5"],
    sales_manager: ["D2", "D3", "D4"],
    rep: ["D1", "D2", "D5"],
    marketer: ["D1", "D2", "D3", "D4", "D5"],
  };
  const repsOf: Record<Role, string[] | null> = {
    admin: ["Ana", "Bo"],
    leadership: ["Ana", "Bo"],
    finance: ["Ana", "Bo"],
    sales_manager: ["Bo"],
    rep: ["Ana"],
    marketer: null,
  };
  const paidOf: Record<Role, string[] | null> = {
    admin: ["Ana", "Bo"],
    leadership: null,
    finance: ["Ana", "Bo"],
    sales_manager: ["Bo"],
    rep: ["Ana"],
    marketer: null,
  };

  it.each(ROLES)("deals of a %s", async (role) => {
    const { data, count, next_cursor } = await told("/deals?sort=name", role);
    expect(data.map((deal: { external_id?: string; name: string }) => deal.external_id ?? deal.name)).toEqual(
      dealsOf[role],
    );
    expect([count, next_cursor]).toEqual([dealsOf[role].length, null]);
    expect(data.every((deal: object) => "reps" in deal)).toBe(role !== "marketer");
    if (role === "marketer") {
      expect(JSON.stringify(data)).not.toMatch(/Ana|Bo"/);
      expect(await statusOf("/deals?filter[rep]=Ana", role)).toBe(403);
    }
  });

  it.each(ROLES)("reps and teams of a %s", async (role) => {
    const expected = repsOf[role];
    if (expected === null) {
      expect(await statusOf("/reps", role)).toBe(403);
      expect(await statusOf("/teams", role)).toBe(403);
      return;
    }
    const { data } = await told("/reps", role);
    expect(data.map(({ name }: { name: string }) => name)).toEqual(expected);
    const teams = (await told("/teams", role)).data.map(({ name }: { name: string }) => name);
    expect(teams).toEqual(role === "rep" ? [] : role === "sales_manager" ? ["South"] : ["North", "South"]);
  });

  it.each(ROLES)("statements of a %s, and none of another", async (role) => {
    const expected = paidOf[role];
    const all = (await told("/commissions/statements?period=2026-Q1&limit=200", "admin")).data;
    if (expected === null) {
      expect(await statusOf("/commissions/statements?period=2026-01", role)).toBe(403);
      expect(await statusOf(`/commissions/statements/${all[0].id}`, role)).toBe(403);
      return;
    }
    const { data } = await told("/commissions/statements?period=2026-Q1&limit=200", role);
    expect([...new Set(data.map(({ rep }: { rep: { name: string } }) => rep.name))]).toEqual(expected);
    for (const { id, rep, earned, withheld, adjusted } of all) {
      const path = `/commissions/statements/${id}`;
      if (!expected.includes(rep.name)) expect(await statusOf(path, role)).toBe(404);
      else {
        const { lines, holds, adjustments, explanation: settled, ...figures } = await told(path, role);
        expect([sumOf(lines, "earned"), sumOf(holds, "withheld"), sumOf(adjustments, "amount")]).toEqual([
          earned.minor,
          withheld.minor,
          adjusted.minor,
        ]);
        expect(data.find((one: { id: number }) => one.id === id).lines).toEqual(lines);
        for (const { explanation } of [...lines, ...holds]) expect(explanation.length).toBeGreaterThan(0);
        for (const part of ["draw", "carried", "balance"])
          expect(settled[part].length > 0).toBe(figures[part].minor !== "0");
      }
    }
    expect(await statusOf("/commissions/statements/999999", role)).toBe(404);
  });

  it("puts on record what a key was refused", async () => {
    await database.client.rateLimit.deleteMany({ where: { key: { startsWith: "refused" } } });
    const before = await database.client.auditEntry.count({ where: { action: "access.refuse" } });
    for (let tries = 0; tries < 2; tries += 1) expect(await statusOf("/reps", "marketer")).toBe(403);
    const entries = await database.client.auditEntry.findMany({
      where: { action: "access.refuse" },
      orderBy: { id: "asc" },
    });
    expect(entries.slice(before)).toMatchObject([
      { objectId: "sales.read", apiKeyId: expect.any(Number), after: { path: "/api/v1/reps" } },
    ]);
  });

  it.each(["campaigns", "leads", "accounts", "retention?cohort=month"])("%s are for who may see them", async (path) => {
    for (const role of ROLES) {
      if (role === "rep") expect(await statusOf(`/${path}`, role)).toBe(403);
      else await told(`/${path}`, role);
    }
  });

  it("products, metrics and the document are for every key", async () => {
    for (const role of ROLES) {
      expect((await told("/products", role)).data[0].list_price).toEqual({ minor: "10000", currency: "USD" });
      expect((await told("/metrics", role)).metrics.map(({ id }: { id: string }) => id)).toContain("revenue");
    }
    expect((await ask("/openapi.json")).json.openapi).toBe("3.1.0");
  });

  it("figures of a role are the sums of its deals", async () => {
    const revenue: Record<Role, string> = {
      admin: "180001",
      leadership: "180001",
      finance: "180001",
      sales_manager: "50000",
      rep: "130001",
      marketer: "180001",
    };
    for (const role of ROLES) {
      const { total } = await told(`/query?metrics=revenue,won_deals&${Q1}`, role);
      const { sum, count, data } = await told(`/deals?metric=revenue&${Q1}`, role);
      expect([total.revenue.minor, sum.minor]).toEqual([revenue[role], revenue[role]]);
      expect([count, data.length]).toEqual([total.won_deals, total.won_deals]);
      const added = data.reduce(
        (all: bigint, deal: { counted: { minor: string } }) => all + BigInt(deal.counted.minor),
        0n,
      );
      expect(String(added)).toBe(revenue[role]);
    }
    expect(await statusOf(`/query?metrics=revenue&by=rep&${Q1}`, "marketer")).toBe(403);
    expect(await statusOf(`/query?metrics=spend&${Q1}`, "rep")).toBe(403);
    const { rows } = await told(`/query?metrics=revenue&by=rep&${Q1}`, "rep");
    expect(rows.map((row: { rep: { name: string } }) => row.rep.name)).toEqual(["Ana"]);
  });

  it.each(["lost_amount", "open_amount", "pipeline", "weighted_pipeline", "offer_revenue", "refunds"] as const)(
    "%s is the sum of its deals for every role that may see them",
    async (metric) => {
      const whole = (await told(`/query?metrics=${metric}&${Q1}`, "admin")).total[metric];
      expect(BigInt(whole.minor)).toBeGreaterThan(0n);
      for (const role of ROLES) {
        if (role === "marketer" && CLOSED_TO_MARKETERS.includes(metric)) {
          expect(await statusOf(`/deals?metric=${metric}&${Q1}`, role)).toBe(403);
          continue;
        }
        const { total } = await told(`/query?metrics=${metric}&${Q1}`, role);
        const { sum, data } = await told(`/deals?metric=${metric}&${Q1}`, role);
        const added = data.reduce(
          (all: bigint, { counted }: { counted: { minor: string } | null }) => all + BigInt(counted?.minor ?? 0),
          0n,
        );
        expect([sum.minor, String(added)], role).toEqual([total[metric]?.minor ?? "0", total[metric]?.minor ?? "0"]);
      }
    },
  );

  it.each(CLOSED_TO_MARKETERS)("%s is refused to marketers alone", async (metric) => {
    for (const role of ROLES)
      expect(await statusOf(`/query?metrics=${metric}&${Q1}`, role), role).toBe(role === "marketer" ? 403 : 200);
  });

  it("imports are for an admin's key alone", async () => {
    for (const role of ROLES) {
      if (role === "admin") continue;
      const body = "name\nNobody\n";
      const { status } = await ask("/import/accounts", {
        key: keys[role],
        body,
        headers: { "content-type": "text/csv" },
      });
      expect(status).toBe(403);
    }
    expect(await database.client.account.count({ where: { name: "Nobody" } })).toBe(0);
  });
});

describe("who asks", () => {
  it("is nobody without a key, whatever cookie comes along", async () => {
    const none = await ask("/deals", { headers: { cookie: "attain.session_token=abc" } });
    expect([none.status, none.headers.get("content-type")]).toEqual([401, "application/problem+json"]);
    expect(none.headers.get("www-authenticate")).toBe('Bearer realm="Attain"');
    for (const key of [`attain_${"a".repeat(43)}`, "attain_short", "x"]) {
      const wrong = await ask("/deals", { key });
      expect([wrong.status, wrong.headers.get("www-authenticate")]).toEqual([
        401,
        'Bearer realm="Attain", error="invalid_token"',
      ]);
    }
  });

  it("is refused from the next request on once the key or its person no longer holds", async () => {
    const { client } = database;
    const made = async (role: Role) => {
      const key = await makeKey(client, role, { repId: null });
      expect((await ask("/metrics", { key: key.key })).status).toBe(200);
      return key;
    };
    const statusNow = async ({ key }: { key: string }) => (await ask("/metrics", { key })).status;

    const revoked = await made("finance");
    await revokeApiKey(await commandWriteScope("keys.write"), revoked.id);
    expect(await statusNow(revoked)).toBe(401);

    const expired = await made("finance");
    await client.apiKey.update({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await statusNow(expired)).toBe(401);

    const disabled = await made("sales_manager");
    await client.user.update({ where: { id: disabled.userId ?? 0 }, data: { disabledAt: new Date() } });
    expect(await statusNow(disabled)).toBe(401);

    const demoted = await made("sales_manager");
    await client.userRole.deleteMany({ where: { userId: demoted.userId ?? 0 } });
    expect(await statusNow(demoted)).toBe(401);

    expect(await statusNow(revoked)).toBe(401);
    const records = await client.auditEntry.findMany({ where: { action: "keys.refuse" }, orderBy: { id: "asc" } });
    expect(records.map(({ apiKeyId, summary }) => [apiKeyId, summary.split(": ")[1]])).toEqual([
      [revoked.id, "it is revoked"],
      [expired.id, "it has expired"],
      [disabled.id, "its person is disabled"],
      [demoted.id, "its person has lost the role"],
    ]);
  });

  it("is written down with the key's last use, at most once a minute", async () => {
    const { client } = database;
    const { id, key } = await makeKey(client, "admin");
    const lastUse = async () => (await client.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt?.getTime();
    await ask("/metrics", { key });
    const first = await lastUse();
    expect(first).toBeDefined();
    await ask("/metrics", { key });
    expect(await lastUse()).toBe(first);
    const before = new Date(Date.now() - 61_000);
    await client.apiKey.update({ where: { id }, data: { lastUsedAt: before } });
    await ask("/metrics", { key });
    expect(await lastUse()).toBeGreaterThan(before.getTime());
  });

  it("may ask 600 times a minute with one key", async () => {
    const { id, key } = await makeKey(database.client, "admin");
    const first = await ask("/metrics", { key });
    expect([first.headers.get("ratelimit-limit"), first.headers.get("ratelimit-remaining")]).toEqual(["600", "599"]);
    await database.client.rateLimit.updateMany({ where: { key: `key ${id}` }, data: { count: 600 } });
    const over = await ask("/metrics", { key });
    expect([over.status, over.headers.get("ratelimit-remaining")]).toEqual([429, "0"]);
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await ask("/metrics", { key: keys.admin })).status).toBe(200);
  });
});

describe("what is asked", () => {
  it.each([
    ["/nothing", 404, "not_found"],
    ["/commissions", 404, "not_found"],
    ["/deals?limit=201", 400, "invalid_input"],
    ["/deals?limit=1&limit=2", 400, "invalid_input"],
    ["/deals?colour=red", 400, "invalid_input"],
    ["/deals?filter[colour]=red", 400, "invalid_input"],
    ["/deals?filter=red", 400, "invalid_input"],
    ["/deals?filter[product]=Nothing", 400, "invalid_input"],
    ["/deals?sort=colour", 400, "invalid_input"],
    ["/deals?cursor=abc", 400, "invalid_input"],
    ["/deals?from=2026-02-30", 400, "invalid_input"],
    ["/deals?from=2026-02-01&to=2026-02-01", 400, "invalid_input"],
    [`/query?metrics=nothing&${Q1}`, 400, "invalid_input"],
    [`/query?metrics=quota&by=product&${Q1}`, 400, "invalid_input"],
    ["/query?metrics=revenue", 400, "invalid_input"],
    ["/retention?cohort=day", 400, "invalid_input"],
    ["/commissions/statements?period=2026-13", 400, "invalid_input"],
    ["/commissions/statements/abc", 400, "invalid_input"],
  ])("%s is %i %s", async (path, status, code) => {
    const { json, headers, ...answer } = await ask(path, { key: keys.admin });
    expect([answer.status, json.status, json.code], JSON.stringify(json)).toEqual([status, status, code]);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(json.title).not.toContain("--");
  });

  it("says which method a call takes", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const { status, headers, json } = await ask("/deals", { key: keys.admin, method });
      expect([status, headers.get("allow"), json.status]).toEqual([405, "GET, OPTIONS", 405]);
    }
  });

  it("answers figures as the command line does", async () => {
    const answer = await told(
      `/query?metrics=revenue,win_rate&by=rep,month&${Q1}&filter[rep]=Ana&filter[rep]=bo&compare=previous&as_of=2026-03-31`,
      "admin",
    );
    const asked = parseQuery({
      metrics: "revenue,win_rate",
      by: "rep,month",
      from: "2026-01-01",
      to: "2026-04-01",
      filters: ["rep=Ana", "rep=bo"],
      compare: "previous",
      asOf: "2026-03-31",
    });
    const expected = toQueryJson(await queryMetrics(await commandReadScope("sales.read"), asked));
    expect(answer).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(answer.rows[0]).toMatchObject({
      rep: { name: "Ana" },
      month: "2026-01",
      revenue: { minor: "100000", currency: "USD" },
    });
  });

  const sorts = [
    "name",
    "-name",
    "amount",
    "-amount",
    "closed_on",
    "-closed_on",
    "account",
    "product",
    "stage",
    "counted",
  ];
  it.each(sorts)("deals by %s come in pages, each once", async (sort) => {
    const all = (await told(`/deals?sort=${sort}&filter[stage]=Won&filter[stage]=Lost&filter[stage]=Open`, "admin"))
      .data;
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const after: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const page = await told(
        `/deals?limit=2&sort=${sort}&filter[stage]=Won&filter[stage]=Lost&filter[stage]=Open${after}`,
        "admin",
      );
      seen.push(...page.data.map((deal: { external_id?: string; name: string }) => deal.external_id ?? deal.name));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(all.map((deal: { external_id: string }) => deal.external_id));
  });

  it.each(["accounts", "leads", "campaigns", "reps", "teams"])("%s come in pages of one", async (list) => {
    const all = (await told(`/${list}`, "admin")).data;
    expect(all.length).toBeGreaterThan(1);
    const seen = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { data: object[]; next_cursor: string | null } = await told(
        `/${list}?limit=1${cursor === "" ? "" : `&cursor=${cursor}`}`,
        "admin",
      );
      seen.push(...page.data);
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(all);
  });

  it("goes on after the row it came to, whatever came in or went before it", async () => {
    const { client } = database;
    const listed = async (cursor = "") => await told(`/accounts?limit=2${cursor && `&cursor=${cursor}`}`, "admin");
    const first = await listed();
    expect(first.data.map(({ name }: { name: string }) => name)).toEqual(["Acme", "Birch"]);
    const { id } = await client.account.create({ data: { name: "Aardvark" } });
    const second = await listed(first.next_cursor);
    expect(second.data.map(({ name }: { name: string }) => name)).toEqual(["Cedar", "Dogwood"]);
    await client.account.delete({ where: { id } });
    expect(await listed(first.next_cursor)).toEqual(second);
  });

  it("statements come page by page, each once, and a cursor whose statement is gone says so", async () => {
    const path = "/commissions/statements?period=2026-Q1";
    const { data } = await told(`${path}&limit=200`, "admin");
    const read: object[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { data: object[]; next_cursor: string | null } = await told(
        `${path}&limit=2${cursor && `&cursor=${cursor}`}`,
        "admin",
      );
      expect(page.data.length).toBeLessThanOrEqual(2);
      read.push(...page.data);
      cursor = page.next_cursor;
    }
    expect(data.length).toBeGreaterThan(3);
    expect(read).toEqual(data);
    const { next_cursor } = await told(`${path}&limit=1`, "admin");
    const place = JSON.parse(Buffer.from(next_cursor, "base64url").toString());
    const gone = Buffer.from(JSON.stringify({ ...place, i: 999999 })).toString("base64url");
    expect(await statusOf(`${path}&limit=1&cursor=${gone}`, "admin")).toBe(409);
  });

  it("a cursor holds for the list, order and filter it came from", async () => {
    const { next_cursor } = await told("/deals?limit=1", "admin");
    expect(await statusOf(`/deals?limit=2&cursor=${next_cursor}`, "admin")).toBe(200);
    expect(await statusOf(`/deals?sort=name&cursor=${next_cursor}`, "admin")).toBe(400);
    expect(await statusOf(`/accounts?cursor=${next_cursor}`, "admin")).toBe(400);
  });

  it("lists are cut by filters", async () => {
    const names = async (path: string) => (await told(path, "admin")).data.map((row: { name: string }) => row.name);
    expect(await names("/reps?filter[team]=north")).toEqual(["Ana"]);
    expect(await names("/campaigns?filter[channel]=email&filter[channel]=none")).toEqual(["Autumn"]);
    expect(await names("/accounts?filter[name]=acme&filter[name]=cedar")).toEqual(["Acme", "Cedar"]);
  });

  it("previews statements without storing anything, and says what is wrong with a plan", async () => {
    const facts = {
      plan: PLAN,
      rep: "ana",
      periods: ["2026-01"],
      deals: [{ id: "D1", on: "2026-01-15", amount: "40000.00", credits: [{ rep: "ana", share: "100%" }] }],
      adjustments: [{ id: "A1", on: "2026-01-31", amount: "12.50", reason: "Trade fair", by: "Finance" }],
    };
    const post = async (body: unknown) =>
      await ask("/commissions/preview", {
        key: keys.rep,
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      });
    const { status, json, call } = await post(facts);
    expect(status).toBe(200);
    expect(call?.answer.parse(json)).toEqual(json);
    expect(json.statements[0]).toMatchObject({
      period: "2026-01",
      earned: "4000.00",
      held: "800.00",
      payable: "3212.50",
      holds: [{ held: "800.00" }],
      adjustments: [{ reason: "Trade fair" }],
    });
    expect(call?.answer.safeParse({ statements: [{ ...json.statements[0], problems: undefined }] }).success).toBe(
      false,
    );
    const quota = { rate: { tiers: { over: "attainment", mode: "marginal", steps: [{ from: "0%", percent: "8%" }] } } };
    const missing = await post({ ...facts, plan: { ...PLAN, components: [{ ...PLAN.components[0], ...quota }] } });
    expect(missing.json.statements[0].problems).toMatchObject([{ kind: "quota" }]);
    expect(call?.answer.parse(missing.json)).toEqual(missing.json);
    const wrong = await post({ ...facts, plan: { ...PLAN, components: [{ id: "base" }] } });
    expect(wrong.status).toBe(400);
    expect(wrong.json.details.map(({ where }: { where: string }) => where)).toContain("plan.components[0].earns_on");
  });
});
