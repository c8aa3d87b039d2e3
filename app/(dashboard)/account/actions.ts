"use server";

import { z } from "zod";
import {
  changeEmail,
  changePassword,
  confirmTwoFactor,
  endOtherSessions,
  endSession,
  offerTwoFactor,
  removeTwoFactor,
  renewRecoveryCodes,
} from "@/lib/auth/own-account";
import { passwordSchema } from "@/lib/auth/passwords";
import { personSchema } from "@/lib/auth/set-up";
import { action } from "@/lib/http/action";

const OWN = { write: "own_account.write" } as const;
const present = z.string().min(1, "type your present password").max(200);

export const changeOwnPassword = action(
  OWN,
  z.object({ present, password: passwordSchema }),
  (scope, { present: given, password }) => changePassword(scope, given, password),
);

export const changeOwnEmail = action(
  OWN,
  personSchema.pick({ email: true }).extend({ present }),
  async (scope, { present: given, email }) => ({ email, how: await changeEmail(scope, given, email) }),
);

export const endOneSession = action(OWN, z.object({ id: z.coerce.number().int() }), (scope, { id }) =>
  endSession(scope, id),
);

export const endEveryOtherSession = action(OWN, z.unknown(), (scope) => endOtherSessions(scope));

export const offerSecondFactor = action(OWN, z.object({ present }), (scope, input) =>
  offerTwoFactor(scope, input.present),
);

export const confirmSecondFactor = action(
  OWN,
  z.object({ code: z.string().trim().min(1, "type the code that the app shows").max(12) }),
  (scope, { code }) => confirmTwoFactor(scope, code),
);

export const removeSecondFactor = action(OWN, z.object({ present }), (scope, input) =>
  removeTwoFactor(scope, input.present),
);

export const renewCodes = action(OWN, z.object({ present }), (scope, input) =>
  renewRecoveryCodes(scope, input.present),
);
