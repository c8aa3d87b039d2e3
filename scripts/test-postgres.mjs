// The database tests on a PostgreSQL server of this machine: `npm run test:postgres -- postgresql://postgres@localhost:5432/postgres`.
import { runSteps, tool } from "./steps.mjs";

const [url, ...filters] = process.argv.slice(2);
if (!url || !URL.canParse(url)) {
  process.stderr.write("Name the server: npm run test:postgres -- postgresql://postgres@localhost:5432/postgres\n");
  process.exit(2);
}
const command = tool("vitest/vitest.mjs", "run", "--project", "db", ...filters);
const ok = await runSteps([{ title: "database tests", command, env: { ATTAIN_TEST_DATABASE_URL: url }, loud: true }]);
process.exit(ok ? 0 : 1);
