import { listAudit } from "@/lib/features/audit/queries";
import { csvStream } from "@/lib/http/csv";
import { route } from "@/lib/http/route";
import { listCsv } from "@/lib/ui/table/csv";
import { auditColumns } from "../_components/audit-columns";
import { readSearch } from "../_lib/audit-view";

export const GET = route({ read: "audit.read" }, { exports: "the record" }, async ({ request, scope }) => {
  const search = readSearch(new URL(request.url).searchParams);
  const columns = auditColumns(scope.organisation.timeZone);
  let next: { olderThan: string | null } | null = { olderThan: null };
  const pages = listCsv(
    columns,
    columns.map(({ id }) => id),
    async (_, pageSize) => {
      if (next === null) return [];
      const { rows, older } = await listAudit(scope, search, { ...next, pageSize });
      next = older === null ? null : { olderThan: older };
      return rows;
    },
  );
  return csvStream("audit", pages);
});
