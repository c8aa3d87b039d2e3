import { DownloadLink } from "@/lib/ui/button";
import { hrefWith } from "@/lib/ui/url/search-params";
import type { PageView } from "../../../_lib/view";
import type { CostFile } from "../_lib/cost-file";

/** A table of the page as a file, as it is shown. */
export function CostDownloads({ view, table }: { view: PageView; table: CostFile["table"] }) {
  const href = (format: CostFile["format"]) => hrefWith("/commissions/cost/export", view.params, { table, format });
  return (
    <>
      <DownloadLink href={href("csv")}>CSV</DownloadLink>
      <DownloadLink href={href("xlsx")}>XLSX</DownloadLink>
    </>
  );
}
