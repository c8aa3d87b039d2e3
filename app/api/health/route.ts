import { env } from "@/lib/config/env";
import { isDatabaseUp } from "@/lib/features/health/queries";
import { route } from "@/lib/http/route";
import { version } from "@/package.json";

export const GET = route("public", {}, async () => {
  const up = await isDatabaseUp().catch(() => false);
  return Response.json(
    { status: up ? "ok" : "unavailable", database: env().databaseKind, version },
    { status: up ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
});
