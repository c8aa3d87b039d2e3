import { env } from "@/lib/config/env";
import { businessDay } from "@/lib/format/time-zone";
import { SAMPLE_TIME_ZONE, type SamplePersona, seedSampleCompany } from "@/prisma/seed/index";

let personas: readonly SamplePersona[] = [];

/** Makes the sample company in the open database, unless it is there already. */
export async function prepareSample(log: (line: string) => void): Promise<void> {
  const today = env().today ?? businessDay(new Date(), SAMPLE_TIME_ZONE);
  ({ personas } = await seedSampleCompany({ today, log }));
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
