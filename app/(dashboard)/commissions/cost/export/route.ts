import { z } from "zod";
import { csvResponse } from "@/lib/http/csv";
import { route } from "@/lib/http/route";
import { xlsxResponse } from "@/lib/http/xlsx";
import { readView } from "../../../_lib/view";
import { toCostFile } from "../_lib/cost-file";

const query = z.object({
  table: z.enum(["cost", "balance"]).default("cost"),
  format: z.enum(["csv", "xlsx"]).default("csv"),
});

export const GET = route(
  { read: "commissions.totals" },
  { query, exports: "commission cost" },
  async ({ request, scope, query: wanted }) => {
    const view = await readView(scope, "/commissions/cost", new URL(request.url).searchParams, []);
    const { name, file } = await toCostFile(scope, view, wanted);
    return typeof file === "string" ? csvResponse(name, file) : xlsxResponse(name, file);
  },
);
