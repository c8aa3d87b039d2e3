import { DownloadLink } from "../button";
import { hrefWith } from "../url/search-params";
import { ColumnsMenu } from "./columns-menu";
import type { Column } from "./types";

type TableToolsProps<Row> = {
  columns: readonly Column<Row>[];
  /** Ids of the columns shown. */
  shown: readonly string[];
  path: string;
  params: URLSearchParams;
  /** The address of the table as a file. */
  exportHref?: string;
};

/** What one may do with a table: choose its columns, take it away as a file. For the actions of its card. */
export function TableTools<Row>({ columns, shown, path, params, exportHref }: TableToolsProps<Row>) {
  return (
    <>
      <ColumnsMenu
        choices={columns.slice(1).map(({ id, header }) => ({
          id,
          header,
          shown: shown.includes(id),
          href: hrefWith(path, params, { columns: toggled(columns, shown, id) }),
        }))}
        resetHref={hrefWith(path, params, { columns: null })}
      />
      {exportHref && <DownloadLink href={exportHref}>CSV</DownloadLink>}
    </>
  );
}

function toggled<Row>(columns: readonly Column<Row>[], shown: readonly string[], id: string): string {
  const ids = new Set(shown);
  if (!ids.delete(id)) ids.add(id);
  return columns
    .map((column) => column.id)
    .filter((column) => ids.has(column))
    .join(",");
}
