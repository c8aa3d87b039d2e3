import { z } from "zod";
import { requireScope } from "@/lib/auth/session";
import { AppError } from "@/lib/errors/app-error";
import { csvResponse } from "@/lib/http/csv";
import { route } from "@/lib/http/route";
import { xlsxResponse } from "@/lib/http/xlsx";
import { loadRun } from "../_lib/load-run";
import { toPayrollFile } from "../_lib/payroll";
import { NOT_LOCKED } from "../_lib/state-words";

const query = z.object({
  month: z.string().regex(/^\d{4}-\d{2}$/, "write a month such as 2026-10"),
  format: z.enum(["csv", "xlsx"]).default("csv"),
});

export const GET = route(
  { read: "payroll.read" },
  { query, exports: "payroll" },
  async ({ query: { month, format } }) => {
    const scope = await requireScope("commissions.read");
    const { month: found, statements } = await loadRun(scope, month);
    if (found?.period.from.slice(0, 7) !== month)
      throw new AppError("not_found", "There are no statements of that month.");
    const name = found.lockedAt === null ? `payroll ${month} ${NOT_LOCKED}` : `payroll ${month}`;
    const file = await toPayrollFile(format, found, statements, scope.organisation.timeZone);
    return typeof file === "string" ? csvResponse(name, file) : xlsxResponse(name, file);
  },
);
