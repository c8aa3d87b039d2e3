import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { PERSONAS, type Persona } from "./company/users";

/** Someone one can sign in as, with what they do. */
export type SamplePersona = { readonly name: string; readonly email: string; readonly role: string };

/** Makes the people who sign in, and ties them to the rep they are and the team they manage. */
export async function createPersonas(): Promise<void> {
  await inTransaction(database(), async (transaction) => {
    for (const { name, email, roles, rep } of PERSONAS) {
      const known = rep ? await transaction.rep.findFirstOrThrow({ where: { name: rep } }) : null;
      const user = await transaction.user.create({
        data: { name, email, repId: known?.id ?? null, roles: { create: roles.map((role) => ({ role })) } },
      });
      await transaction.team.updateMany({ where: { managerName: name }, data: { managerUserId: user.id } });
    }
  });
}

/** The people of the sample company. */
export function samplePersonas(): SamplePersona[] {
  return PERSONAS.map((persona) => ({ name: persona.name, email: persona.email, role: roleOf(persona) }));
}

function roleOf({ roles, manages }: Persona): string {
  const words = roles.join(", ").replaceAll("_", " ");
  return manages ? `${words} of ${manages}` : words;
}
