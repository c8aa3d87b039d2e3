import { forbidden, notFound, redirect } from "next/navigation";
import type { Action } from "@/lib/auth/permissions";
import type { ReadScope } from "@/lib/auth/scope";
import { requireScope } from "@/lib/auth/session";
import { AppError } from "@/lib/errors/app-error";
import type { Access } from "./access";
import { noteRefusal } from "./refusals";

/** Leave for a page to read: sends to sign-in, or shows that the page is not for this person. */
export async function pageScope(action: Action): Promise<ReadScope> {
  return await asPage(() => requireScope(action), { read: action });
}

/** Leave to read where there is any, else null: for parts of a page that not everyone sees. */
export async function findPageScope(action: Action): Promise<ReadScope | null> {
  try {
    return await requireScope(action);
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") return null;
    throw error;
  }
}

/** Runs a page's read; what is not there, or not for this person, becomes the page that says so. A refusal goes on record. */
export async function asPage<T>(read: () => Promise<T>, access: Access = "public"): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await noteRefusal(error, access);
    if (error.code === "forbidden") forbidden();
    if (error.code === "not_found") notFound();
    if (error.code === "not_set_up") redirect("/sign-in");
    throw error;
  }
}
