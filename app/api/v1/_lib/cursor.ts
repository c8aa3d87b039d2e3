import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import type { Place } from "@/lib/values/place";

const cursorShape = z.strictObject({ q: z.string(), v: z.string().nullable(), i: z.int().min(0).max(2_147_483_647) });

/** The text that names a place in the list that an address asks for. */
export function toCursor(place: Place | null, url: string): string | null {
  if (place === null) return null;
  return Buffer.from(JSON.stringify({ q: questionOf(url), v: place.value, i: place.id })).toString("base64url");
}

/** The place that an address begins after; null: the begin. Throws `invalid_input` on a cursor of another list, order or filter. */
export function fromCursor(cursor: string | undefined, url: string): Place | null {
  if (cursor === undefined) return null;
  const read = cursorShape.safeParse(readJson(Buffer.from(cursor, "base64url").toString()));
  if (!read.success || read.data.q !== questionOf(url)) {
    const message = "This cursor belongs to another list, order or filter. Begin again without one.";
    throw new AppError("invalid_input", message, { details: [{ where: "cursor", message }] });
  }
  return { value: read.data.v, id: read.data.i };
}

/** What an address asks for, apart from where its page begins and how long it is. */
function questionOf(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const asked = [...searchParams].filter(([name]) => name !== "cursor" && name !== "limit").sort();
  return createHash("sha256")
    .update(JSON.stringify([pathname, asked]))
    .digest("base64url")
    .slice(0, 16);
}

function readJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
