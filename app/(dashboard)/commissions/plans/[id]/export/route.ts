import { z } from "zod";
import { getPlanFile } from "@/lib/features/plans/queries";
import { route } from "@/lib/http/route";
import { BEGINNING, isCalendarDate } from "@/lib/values/calendar-date";

const params = z.object({ id: z.string().regex(/^\d{1,10}$/) });
const query = z.object({ on: z.string().refine(isCalendarDate, "is no day such as 2026-01-31").optional() });

/** A version of a plan as the documented JSON, which the import takes back. */
export const GET = route(
  { read: "plans.read" },
  { params, query, exports: "a commission plan" },
  async ({ scope, params: { id }, query: { on } }) => {
    const { name, from, definition } = await getPlanFile(scope, Number(id), on ?? scope.today);
    return new Response(`${JSON.stringify({ plan: definition }, null, 2)}\n`, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${from === BEGINNING ? name : `${name} ${from}`}.json`)}`,
        "cache-control": "private, no-store",
      },
    });
  },
);
