import Link from "next/link";
import { hrefWith } from "../url/search-params";
import { type SortState, sortParam } from "../url/table-state";
import { ColumnsMenu } from "./columns-menu";
import styles from "./data-table.module.css";
import { ResizeHandle } from "./resize-handle";
import { TableScroll } from "./table-scroll";
import type { Column } from "./types";

type DataTableProps<Row> = {
  /** Names the table. */
  caption: string;
  columns: readonly Column<Row>[];
  /** Ids of the columns shown, in order; default: all. */
  shown?: readonly string[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  sort?: SortState;
  /** Where the table stands, for links that sort and choose columns. */
  path: string;
  params: URLSearchParams;
  /** The first cell of the totals row: `All 24 reps`. */
  totalLabel?: string;
  /** Instead of rows where there are none. */
  empty: React.ReactNode;
  /** Controls above the table, at its start. */
  controls?: React.ReactNode;
  /** Controls above the table, at its end. */
  actions?: React.ReactNode;
  chooseColumns?: boolean;
};

/** A table of figures: sorted by links, totals from sums, the first column always in sight. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, path, params, sort } = props;
  const shown = columns.filter(({ id }) => props.shown?.includes(id) ?? true);
  const withTotals = props.totalLabel !== undefined && rows.length > 0;
  return (
    <div className={styles.wrap}>
      {(props.controls || props.actions || props.chooseColumns) && (
        <div className={styles.tools} data-print="hidden">
          <div>{props.controls}</div>
          <div className={styles.actions}>
            {props.chooseColumns && (
              <ColumnsMenu
                choices={columns.slice(1).map(({ id, header }) => ({
                  id,
                  header,
                  shown: shown.some((column) => column.id === id),
                  href: hrefWith(path, params, { columns: toggled(columns, shown, id) }),
                }))}
                resetHref={hrefWith(path, params, { columns: null })}
              />
            )}
            {props.actions}
          </div>
        </div>
      )}
      {rows.length === 0 ? (
        props.empty
      ) : (
        <TableScroll label={caption} wide={shown.length > 9}>
          <table className={styles.table}>
            <caption className={styles.caption}>{caption}</caption>
            <thead>
              <tr>
                {shown.map((column) => (
                  <HeaderCell key={column.id} column={column} sort={sort} path={path} params={params} />
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={props.rowKey(row)}>
                  {shown.map((column, index) => (
                    <BodyCell key={column.id} column={column} first={index === 0}>
                      {column.cell(row)}
                    </BodyCell>
                  ))}
                </tr>
              ))}
            </tbody>
            {withTotals && (
              <tfoot>
                <tr>
                  {shown.map((column, index) => (
                    <BodyCell key={column.id} column={column} first={index === 0}>
                      {index === 0 ? props.totalLabel : column.total}
                    </BodyCell>
                  ))}
                </tr>
              </tfoot>
            )}
          </table>
        </TableScroll>
      )}
    </div>
  );
}

function BodyCell<Row>({
  column,
  first,
  children,
}: {
  column: Column<Row>;
  first: boolean;
  children: React.ReactNode;
}) {
  return first ? (
    <th scope="row" data-align={column.align ?? "start"}>
      {children}
    </th>
  ) : (
    <td data-align={column.align ?? "start"}>{children}</td>
  );
}

type HeaderCellProps<Row> = {
  column: Column<Row>;
  sort: SortState | undefined;
  path: string;
  params: URLSearchParams;
};

function HeaderCell<Row>({ column, sort, path, params }: HeaderCellProps<Row>) {
  const sorted = sort?.by === column.id ? (sort.descending ? "descending" : "ascending") : undefined;
  return (
    <th scope="col" data-align={column.align ?? "start"} aria-sort={sorted}>
      <span className={styles.head}>
        {column.sortable && sort ? (
          <Link
            href={hrefWith(path, params, { sort: sortParam(column.id, sort, column.firstDescending), page: null })}
            scroll={false}
            prefetch={false}
            className={styles.sort}
          >
            {column.header}
            <span className={styles.arrow} aria-hidden="true">
              {sorted === "descending" ? "↓" : sorted === "ascending" ? "↑" : ""}
            </span>
          </Link>
        ) : (
          column.header
        )}
        {column.help}
      </span>
      <ResizeHandle />
    </th>
  );
}

function toggled<Row>(columns: readonly Column<Row>[], shown: readonly Column<Row>[], id: string): string {
  const ids = new Set(shown.map((column) => column.id));
  if (!ids.delete(id)) ids.add(id);
  return columns
    .map((column) => column.id)
    .filter((column) => ids.has(column))
    .join(",");
}
