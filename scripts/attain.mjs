// Starts the command line: `npm run attain -- …`.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

const root = new URL("..", import.meta.url);
register({ tsconfig: fileURLToPath(new URL("tsconfig.json", root)) });
const { run } = await import(new URL("lib/cli/main.ts", root).href);
process.exitCode = await run(process.argv.slice(2));
