import { createHash } from "node:crypto";
import { claimRequest, dropClaim, type KeyRequest, keepAnswer, keepClaim } from "@/lib/auth/key-requests";
import type { Actor } from "@/lib/auth/scope";
import { AppError, type ErrorCode } from "@/lib/errors/app-error";
import { toProblem } from "../problem";
import { type Answer, problemAnswer, toResponse } from "./answer";

const HEADER = "idempotency-key";
const MAX_CHARACTERS = 255;

/** What says that nothing was done because something else was going on: as with Stripe, such an answer is not kept. */
const NOT_DONE: readonly ErrorCode[] = ["conflict", "unavailable", "rate_limited"];

/**
 * Does the work of a request once. With an Idempotency-Key the answer is kept for a day, whether it is good or bad, and a request like
 * the first gets it again; one that comes while the first is being answered gets 409, and another one under the same key 422. What could
 * not be done for something else that was going on is not kept and may be sent again. Without a key the work is just done.
 */
export async function once(
  request: Request,
  { actor, bodyHash }: { readonly actor: Pick<Actor, "apiKeyId">; readonly bodyHash: string },
  work: () => Promise<Answer>,
): Promise<Response> {
  const idempotencyKey = readKey(request);
  const { apiKeyId } = actor;
  if (idempotencyKey === null || apiKeyId === null) return toResponse(await work());
  const claimed = { apiKeyId, idempotencyKey, fingerprint: fingerprintOf(request, bodyHash) };
  const claim = await claimRequest(claimed);
  switch (claim.is) {
    case "other": {
      const title = "This Idempotency-Key was used for another request. Take a new one for each request.";
      return toResponse(problemAnswer({ code: "conflict", title, status: 422, details: [] }));
    }
    case "running":
      throw new AppError("conflict", "The first request with this Idempotency-Key is still being answered.");
    case "answered":
      return toResponse(claim.answer, { "idempotency-replayed": "true" });
    case "first":
      return toResponse(await answered(claimed, work));
  }
}

/** The key of a request, or null. Throws `invalid_input` on one that is too long, before any work is done. */
export function readKey(request: Request): string | null {
  const key = request.headers.get(HEADER);
  if (key === null) return null;
  if (key.length > 0 && key.length <= MAX_CHARACTERS) return key;
  const message = `Idempotency-Key must have 1 to ${MAX_CHARACTERS} characters, and has ${key.length}.`;
  throw new AppError("invalid_input", message, { details: [{ where: "Idempotency-Key", message }] });
}

async function answered(claimed: KeyRequest, work: () => Promise<Answer>): Promise<Answer> {
  const stop = keepClaim(claimed);
  try {
    const answer = await work().catch((error) => {
      if (error instanceof AppError && NOT_DONE.includes(error.code)) throw error;
      return problemAnswer(toProblem(error));
    });
    await keepAnswer(claimed, answer);
    return answer;
  } catch (error) {
    await dropClaim(claimed);
    throw error;
  } finally {
    stop();
  }
}

function fingerprintOf({ method, url, headers }: Request, bodyHash: string): string {
  const { pathname, search } = new URL(url);
  const asked = [method, pathname, search, headers.get("content-type") ?? "", bodyHash];
  return createHash("sha256").update(JSON.stringify(asked)).digest("hex");
}
