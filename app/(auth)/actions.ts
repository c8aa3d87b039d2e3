"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { confirmEmail } from "@/lib/auth/own-account";
import { askForReset, choosePassword } from "@/lib/auth/password-links";
import { passwordSchema } from "@/lib/auth/passwords";
import { clientAddress } from "@/lib/auth/request";
import { createFirstAdmin, firstAdminSchema, isSetUpToken, personSchema } from "@/lib/auth/set-up";
import { providerAddress, signInAsPersona, signInWithCode, signInWithPassword, signOut } from "@/lib/auth/sign-in";
import { AppError } from "@/lib/errors/app-error";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { action } from "@/lib/http/action";
import { localPath } from "@/lib/http/local-path";

const token = z.string().min(20).max(100);

/** Where to go once signed in: nowhere but within Attain. */
const next = z
  .string()
  .optional()
  .transform((text) => localPath(text));

/** Signs in as a person of the sample company. */
export async function signInAs(userId: number, to: string): Promise<void> {
  await signInAsPersona(z.int().positive().parse(userId));
  redirect(next.parse(to));
}

export async function signOutHere(): Promise<void> {
  await signOut();
  redirect("/sign-in");
}

export const signInByPassword = action(
  "public",
  personSchema
    .pick({ email: true })
    .extend({ password: z.string().min(1, "type your password").max(200, "use at most 200 characters"), next }),
  async (_, { email, password, next: to }) => {
    const step = await signInWithPassword(email, password);
    if (step === "signed_in") redirect(to);
    return step;
  },
);

export const signInByCode = action(
  "public",
  z.object({ kind: z.enum(["app", "recovery"]), code: z.string().trim().min(1, "type the code").max(40), next }),
  async (_, { kind, code, next: to }) => {
    await signInWithCode(kind, code);
    redirect(to);
  },
);

export const signInByProvider = action("public", z.object({ next }), async (_, { next: to }) =>
  redirect(await providerAddress(to)),
);

export const askForResetLink = action("public", personSchema.pick({ email: true }), async (_, { email }) => {
  await askForReset(email);
});

export const choosePasswordByLink = action(
  "public",
  z.object({ purpose: z.enum(["invitation", "reset"]), token, password: passwordSchema }),
  async (_, input) => {
    const email = await choosePassword(input.purpose, input.token, input.password);
    if ((await signInWithPassword(email, input.password)) === "signed_in") redirect("/");
    redirect("/sign-in");
  },
);

export const confirmNewEmail = action("public", z.object({ token }), async (_, input) => confirmEmail(input.token));

const organisationSchema = z.object({
  organisation: z.string().trim().min(1, "type its name").max(200, "use at most 200 characters"),
  currency: z.string(),
  time_zone: z.string(),
  fiscal_year_start_month: z.coerce.number().int().min(1).max(12),
  week_start: z.coerce.number().int().min(1).max(7),
});

/** The organisation, where there is none yet, and its first admin. */
export const setUp = action(
  "public",
  firstAdminSchema.extend({ token, ...organisationSchema.partial().shape }),
  async (_, { token: given, name, email, password, ...rest }) => {
    if (!(await isSetUpToken(given))) throw new AppError("forbidden", "This link works no more.");
    const organisation = organisationSchema.safeParse(rest);
    if (organisation.success) {
      const { data } = organisation;
      await createOrganisation(
        {
          name: data.organisation,
          currency: data.currency,
          timeZone: data.time_zone,
          fiscalYearStartMonth: data.fiscal_year_start_month,
          weekStart: data.week_start,
        },
        name,
      );
    }
    await createFirstAdmin(given, { name, email, password }, await clientAddress());
    await signInWithPassword(email, password);
    redirect("/");
  },
);
