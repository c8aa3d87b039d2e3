import { answerProvider } from "@/lib/auth/sign-in";

/** Where the identity provider sends people back to. */
export async function GET(request: Request): Promise<Response> {
  return answerProvider(request);
}
