import { listImports } from "@/lib/features/imports/queries";
import { benchPage } from "./page";

export const imports = benchPage({
  name: "Imports",
  product: async ({ imports: scope }) => await listImports(scope, { page: 1, pageSize: 25 }),
  raw: () => ({
    page: `select *, state = 'running' and alive_at < clock_timestamp() - interval '1 minute' as interrupted from imports order by started_at desc, id desc limit 25`,
    count: "select count(*) as count from imports",
  }),
  figures: ({ rows, count }, raw) => [
    ["imports", count, raw.count[0]?.count],
    ["latest", rows[0]?.id, raw.page[0]?.id],
  ],
});
