import { AppError } from "@/lib/errors/app-error";
import { previewCommissions } from "@/lib/features/commissions/queries";
import { jsonAnswer } from "@/lib/http/api/answer";
import { api } from "@/lib/http/api/api";
import { readText } from "@/lib/http/api/body";
import { once } from "@/lib/http/api/once";
import { preview } from "../../_lib/calls/commissions";

const MAX_BYTES = 10 * 1024 ** 2;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(preview, async ({ request, scope }) => {
  const { text, hash } = await readText(request, MAX_BYTES);
  const facts = parseJson(text);
  return await once(request, { actor: scope.actor, bodyHash: hash }, async () => jsonAnswer(previewCommissions(facts)));
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("invalid_input", "The body is not JSON.", { cause: error });
  }
}
