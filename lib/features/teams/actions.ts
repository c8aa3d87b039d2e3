"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/http/action";
import { addToTeam, createTeam, removeTeam, takeOutOfTeam, undoPlacingIn, updateTeam } from "./mutations";
import { membershipSchema, newTeamSchema, teamChangeSchema, teamIdSchema } from "./schema";

const write = { write: "people.write" } as const;

export const addTeam = action(write, newTeamSchema, async (scope, team) => {
  await createTeam(scope, team);
  refresh();
  return team.name;
});

export const changeTeam = action(write, teamChangeSchema, async (scope, change) => {
  await updateTeam(scope, change);
  refresh();
});

/** Removes an empty team, and goes to the list of those that are left. */
export const removeEmptyTeam = action(write, teamIdSchema, async (scope, { teamId }) => {
  await removeTeam(scope, teamId);
  redirect("/settings/teams");
});

export const putIntoTeam = action(write, membershipSchema, async (scope, change) => {
  const placed = await addToTeam(scope, change);
  refresh();
  return placed;
});

export const takeOut = action(write, membershipSchema, async (scope, change) => {
  await takeOutOfTeam(scope, change);
  refresh();
});

export const undoPlacing = action(write, membershipSchema, async (scope, change) => {
  await undoPlacingIn(scope, change);
  refresh();
});
