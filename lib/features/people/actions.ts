"use server";

import { refresh } from "next/cache";
import { baseUrl } from "@/lib/auth/base-url";
import { action } from "@/lib/http/action";
import {
  createPersonLink,
  deactivatePerson,
  invitePerson,
  reactivatePerson,
  removeSecondFactor,
  updatePerson,
} from "./mutations";
import { invitationSchema, personChangeSchema, personIdSchema } from "./schema";

const write = { write: "people.write" } as const;

/** Invites someone; the link comes back where it does not go out by mail. */
export const invite = action(write, invitationSchema, async (scope, invitation) => {
  const made = await invitePerson(scope, invitation, await baseUrl());
  refresh();
  return made;
});

/** Makes a link with which someone comes in, or chooses a new password. */
export const makePersonLink = action(write, personIdSchema, async (scope, { userId }) =>
  createPersonLink(scope, userId, await baseUrl()),
);

export const changePerson = action(write, personChangeSchema, async (scope, change) => {
  await updatePerson(scope, change);
  refresh();
});

/** Takes a lost second factor away. */
export const removePersonSecondFactor = action(write, personIdSchema, async (scope, { userId }) => {
  const notice = await removeSecondFactor(scope, userId);
  refresh();
  return notice;
});

export const deactivate = action(write, personIdSchema, async (scope, { userId }) => {
  await deactivatePerson(scope, userId);
  refresh();
});

export const reactivate = action(write, personIdSchema, async (scope, { userId }) => {
  await reactivatePerson(scope, userId);
  refresh();
});
