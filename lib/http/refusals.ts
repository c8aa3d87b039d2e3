import { headers } from "next/headers";
import { cache } from "react";
import { recordRefusal } from "@/lib/auth/refusals";
import { findActor } from "@/lib/auth/session";
import { AppError } from "@/lib/errors/app-error";
import type { Access } from "./access";

/** Puts on record what a signed-in person was refused; other errors, and visitors, leave no trace here. */
export async function noteRefusal(error: unknown, access: Access): Promise<void> {
  if (!(error instanceof AppError) || error.code !== "forbidden") return;
  const permission = access === "public" ? null : "write" in access ? access.write : access.read;
  await note(permission, error.message);
}

/** Once for all parts of a page that are refused the same. */
const note = cache(async (permission: string | null, message: string) => {
  const actor = await findActor();
  if (!actor) return;
  await recordRefusal(actor, { permission, message, path: (await headers()).get("x-attain-path") });
});
