// Brings up the database, then the web server on it: `npm start`, `npm run demo`, `npm run dev`.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createSetUpToken } from "@/lib/auth/set-up";
import { AppError } from "@/lib/errors/app-error";
import { launch } from "./launch/launch";
import { listPersonas, prepareSample } from "./launch/sample";

const DATA_DIRS = { demo: ".attain-demo", dev: ".attain-dev" } as const;
const next = join(dirname(createRequire(import.meta.url).resolve("next/package.json")), "dist", "bin", "next");

async function main(mode: string | undefined): Promise<number> {
  if (mode === "start") return await launch({ command: [next, "start"], title: "Attain", introduce: offerSetUp });
  if (mode !== "demo" && mode !== "dev") throw new AppError("misuse", "Say what to launch: start, demo or dev.");
  setSampleFolder(DATA_DIRS[mode]);
  return await launch({
    command: [next, mode === "dev" ? "dev" : "start"],
    title: "Attain with its sample company",
    prepare: prepareSample,
    introduce: listPersonas,
  });
}

/** While nobody can sign in: the link that makes the first admin, for whoever sees this console. */
async function offerSetUp(address: string): Promise<readonly string[]> {
  const token = await createSetUpToken();
  if (token === null) return [];
  return [
    "Nobody can sign in yet. This link makes the first admin; it works once, and for a day:",
    `  ${address}/set-up/${token}`,
  ];
}

/** The sample company lives in a folder of its own, whatever database this machine uses otherwise. */
function setSampleFolder(folder: string): void {
  process.env.ATTAIN_DATA_DIR ||= folder;
  process.env.ATTAIN_SAMPLE = "1";
  if (!process.env.DATABASE_URL) return;
  delete process.env.DATABASE_URL;
  process.stderr.write(`The sample company does not use DATABASE_URL; it lives in ${process.env.ATTAIN_DATA_DIR}.\n`);
}

main(process.argv[2]).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof AppError ? error.message : String((error as Error)?.stack ?? error)}\n`);
    process.exit(1);
  },
);
