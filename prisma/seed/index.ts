import { commandWriteScope } from "@/lib/auth/command";
import { database } from "@/lib/db/client";
import { emptyDatabase } from "@/lib/db/empty";
import { AppError } from "@/lib/errors/app-error";
import { importPlan } from "@/lib/features/commissions/mutations";
import { importRows } from "@/lib/features/imports/mutations";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { findOrganisation } from "@/lib/features/organisation/queries";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { ORGANISATION } from "./company/organisation";
import { generateSampleCompany, SEED } from "./generate";
import { beginLastReview, lockMonths } from "./locked-months";
import { findStamp, writeStamp } from "./marker";
import { createPersonas, type SamplePersona, samplePersonas } from "./people";
import type { SampleFile } from "./rows/file";

export type { SamplePersona } from "./people";

/** The time zone of the sample company: its today is the day there. */
export const SAMPLE_TIME_ZONE = ORGANISATION.timeZone;

/** Counts up whenever the sample company is made in another way, so that one made before is made anew. */
const VERSION = `${SEED}.4`;

type Options = { readonly today: CalendarDate; readonly log: (line: string) => void };

/**
 * Puts the sample company as of `today` into the open database, by the same imports that users have. One that is there already is
 * left as it is; one of another day or an older version is made anew, so that the demo always ends today. Throws `conflict` where
 * the database holds an organisation that is no sample.
 */
export async function seedSampleCompany({ today, log }: Options): Promise<{ personas: readonly SamplePersona[] }> {
  const personas = samplePersonas();
  const organisation = await findOrganisation();
  if (organisation && !organisation.isSample) {
    throw new AppError(
      "conflict",
      `This database holds ${organisation.name}, so the sample company does not go into it.`,
    );
  }
  const stamp = organisation && (await findStamp());
  if (stamp?.version === VERSION && stamp.today === today) return { personas };
  if (stamp) log(`The sample company ends on ${stamp.today}; making it anew for ${today}.`);
  if (organisation) await emptyDatabase(database());
  await makeSampleCompany({ today, log });
  return { personas };
}

async function makeSampleCompany({ today, log }: Options): Promise<void> {
  const begun = performance.now();
  log(`Making ${ORGANISATION.name}, three years up to ${today}:`);
  await createOrganisation({ ...ORGANISATION, isSample: true }, ORGANISATION.name);
  const { files, plans, lockedUntil, late } = generateSampleCompany({ today });
  for (const file of files) {
    if (file.kind === "plan_assignments") await importPlans(plans);
    await importFile(file, log);
    if (file.kind === "reps" && file.name === file.kind) await createPersonas();
  }
  await lockMonths(lockedUntil);
  for (const file of late) await importFile(file, log);
  await beginLastReview(lockedUntil);
  await writeStamp({ version: VERSION, today });
  log(`The sample company is there after ${secondsSince(begun)}.`);
}

async function importPlans(plans: readonly object[]): Promise<void> {
  for (const plan of plans) await importPlan(await commandWriteScope("plans.write"), plan);
}

async function importFile({ kind, name, rows }: SampleFile, log: Options["log"]): Promise<void> {
  const begun = performance.now();
  const report = await importRows(await commandWriteScope("imports.write"), kind, rows(), { name: `sample ${name}` });
  if (report.state === "refused") {
    const reasons = [...report.badRows, ...report.unknown].slice(0, 5).map(({ message }) => message);
    throw new AppError("invalid_input", `The sample's ${name} were refused: ${reasons.join(" ")}`);
  }
  const statements = report.statementsChanged > 0 ? `, ${report.statementsChanged} commission statements` : "";
  log(
    `  ${name.replaceAll("_", " ")}: ${report.rows.created + report.rows.updated} rows${statements}, ${secondsSince(begun)}`,
  );
}

function secondsSince(begun: number): string {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}
