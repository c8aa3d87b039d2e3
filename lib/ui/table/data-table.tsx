import Link from "next/link";
import { hrefWith } from "../url/search-params";
import { type SortState, sortParam } from "../url/table-state";
import { VisuallyHidden } from "../visually-hidden";
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
};

/** A table of figures: sorted by links, totals from sums, the first column always in sight. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, path, params, sort } = props;
  const shown = columns.filter(({ id }) => props.shown?.includes(id) ?? true);
  const withTotals = props.totalLabel !== undefined && rows.length > 0;
  return (
    <>
      {rows.length === 0 ? (
        props.empty
      ) : (
        <TableScroll label={caption}>
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
    </>
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
    <th scope="row" data-align={column.align ?? "start"} data-grow={column.grow}>
      {children}
    </th>
  ) : (
    <td data-align={column.align ?? "start"} data-cut={column.cut}>
      {children}
    </td>
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
    <th scope="col" data-align={column.align ?? "start"} data-grow={column.grow} aria-sort={sorted}>
      <span className={styles.head} data-align={column.align ?? "start"}>
        {column.sortable && sort ? (
          <Link
            href={hrefWith(path, params, { sort: sortParam(column.id, sort, column.firstDescending), page: null })}
            scroll={false}
            prefetch={false}
            className={styles.sort}
          >
            {column.header}
            {sorted && <span aria-hidden="true">{sorted === "descending" ? "↓" : "↑"}</span>}
          </Link>
        ) : column.hidesHeader ? (
          <VisuallyHidden>{column.header}</VisuallyHidden>
        ) : (
          column.header
        )}
        {column.help && <span className={styles.help}>{column.help}</span>}
      </span>
      <ResizeHandle />
    </th>
  );
}
