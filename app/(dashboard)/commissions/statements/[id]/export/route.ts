import { z } from "zod";
import { csvResponse } from "@/lib/http/csv";
import { route } from "@/lib/http/route";
import { loadStatementFile } from "../../_lib/load-statement";

export const GET = route(
  { read: "commissions.read" },
  { params: z.object({ id: z.string() }), exports: "a statement" },
  async ({ scope, params }) => {
    const { name, csv } = await loadStatementFile(scope, params.id);
    return csvResponse(name, csv);
  },
);
