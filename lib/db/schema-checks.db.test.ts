import { beforeAll, expect, it } from "vitest";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { execute, raw } from "./sql";

const BEFORE = [
  "insert into organisations (name, currency, time_zone) values ('Test', 'USD', 'UTC')",
  "insert into reps (id, name) values (1, 'Ana')",
  "insert into accounts (id, name) values (1, 'Acme')",
  "insert into plans (name) values ('AE')",
  "insert into statements (rep_id, from_on, to_on, currency, earned_minor, payable_minor, content_hash) values (1, '2026-01-01', '2026-02-01', 'USD', 0, 0, '')",
];
const purchase = (columns: string, values: string) =>
  `insert into purchases (account_id, "on", external_id, ${columns}) values (1, '2026-01-01', 'P1', ${values})`;
const survey = (columns: string, values: string) =>
  `insert into brand_surveys ("on", respondents, ${columns}) values ('2026-01-01', 10, ${values})`;
const statement = (from: string, to: string) =>
  `insert into statements (rep_id, from_on, to_on, currency, earned_minor, payable_minor, content_hash) values (1, '${from}', '${to}', 'USD', 0, 0, '')`;

describeOnEachDatabase("the database itself", (database) => {
  beforeAll(async () => {
    for (const text of BEFORE) await execute(database.client, raw(text));
  });

  it.each([
    ["a negative new purchase", purchase("kind, amount_minor, currency", "'new', -1, 'USD'"), "purchases_amounts"],
    ["a negative cost", purchase("amount_minor, cost_minor, currency", "1, -1, 'USD'"), "purchases_amounts"],
    ["a currency in small letters", purchase("amount_minor, currency", "1, 'usd'"), "purchases_currency"],
    ["a currency of two letters", "update organisations set currency = 'US'", "organisations_currency"],
    ["aware people of nobody", survey("exposed_aware", "1"), "brand_surveys_counts"],
    ["fewer than no people", survey("control_n", "-1"), "brand_surveys_counts"],
    ["plans that differ in case only", "insert into plans (name) values ('ae')", "plans_name_any_case"],
    ["statements that overlap", statement("2026-01-15", "2026-03-01"), "statements_no_overlap"],
    [
      "an import that is done and not finished",
      "insert into imports (kind, file_name, actor_name, state) values ('deals', 'a.csv', 'x', 'done')",
      "imports_finished",
    ],
  ])("refuses %s", async (_, text, constraint) => {
    const refusal = await execute(database.client, raw(text)).catch((error: unknown) => error);
    expect(JSON.stringify(refusal, Object.getOwnPropertyNames(refusal ?? {}))).toContain(constraint);
  });

  it("takes what is like them and right", async () => {
    await execute(database.client, raw(purchase("amount_minor, currency", "-1, 'USD'")));
    await execute(database.client, raw(survey("exposed_aware, exposed_n", "1, 2")));
    await execute(database.client, raw(statement("2026-02-01", "2026-03-01")));
  });
});
