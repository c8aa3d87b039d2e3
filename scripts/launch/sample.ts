import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/config/env";
import { database } from "@/lib/db/client";
import { emptyDatabase } from "@/lib/db/empty";
import { businessDay } from "@/lib/format/time-zone";
import { seedSampleCompany } from "@/prisma/seed/index";

let personas: readonly { name: string; email: string; role: string }[] = [];

/** Makes the sample company in an empty database; one that was interrupted while being made is made anew. */
export async function prepareSample(log: (line: string) => void): Promise<void> {
  const { dataDir, today } = env();
  const unfinished = join(dataDir, "sample-unfinished");
  if (existsSync(unfinished)) await emptyDatabase(database());
  writeFileSync(unfinished, "");
  const sample = await seedSampleCompany({ today: today ?? businessDay(new Date(), "UTC"), log });
  rmSync(unfinished);
  personas = sample.personas;
}

/** Who one can sign in as. */
export async function listPersonas(): Promise<string[]> {
  const widths = { name: widest("name"), email: widest("email") };
  const lines = personas.map(
    ({ name, email, role }) => `  ${name.padEnd(widths.name)}  ${email.padEnd(widths.email)}  ${role}`,
  );
  return ["Sign in as one of them, without a password:", ...lines];
}

function widest(field: "name" | "email"): number {
  return Math.max(0, ...personas.map((persona) => persona[field].length));
}
