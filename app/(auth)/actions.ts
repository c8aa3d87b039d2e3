"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { signInAsPersona, signOut } from "@/lib/auth/sign-in";

/** Signs in as a person of the sample company. */
export async function signInAs(userId: number): Promise<void> {
  await signInAsPersona(z.int().positive().parse(userId));
  redirect("/");
}

export async function signOutHere(): Promise<void> {
  await signOut();
  redirect("/sign-in");
}
