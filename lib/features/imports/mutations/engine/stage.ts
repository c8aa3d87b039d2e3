import type { BulkColumn } from "@/lib/db/bulk";
import type { Field } from "../../kinds/types";
import { CellProblem, parserOf } from "../../reading/cells";
import { DateOrders } from "../../reading/cells/date-orders";
import { parseShares } from "../../reading/cells/shares";
import type { CellFormat, CellParser } from "../../reading/cells/types";
import type { MappedField } from "../../reading/columns/map-columns";
import { MAX_LISTED } from "../../reading/limits";
import type { TableRow } from "../../reading/records";
import type { Alias } from "../../types";
import { AliasTable } from "./aliases";
import type { ImportRun } from "./run";

type Staged = (string | null)[];
type CellWriter = (text: string, line: number, row: Staged) => CellProblem | null;

export type StageOptions = {
  readonly format: CellFormat;
  readonly aliases: readonly Alias[];
  readonly skipBadRows: boolean;
  readonly headerLength: number;
  readonly onRows: (rows: number) => void;
};

const SQL_TYPES: Readonly<Record<Field["type"]["is"], string>> = {
  text: "text",
  email: "text",
  reference: "text",
  choice: "text",
  currency: "text",
  date: "text",
  moment: "text",
  integer: "bigint",
  percent: "int",
  amount: "numeric",
  rate: "numeric",
  decimal: "numeric",
  yes_no: "boolean",
};

/** Reads every cell and puts the rows into the staging table; a row with problems goes in with the cells that could be read. Returns the aliases that no cell needed. */
export async function stageRows(
  run: ImportRun,
  rows: AsyncIterable<readonly TableRow[]>,
  options: StageOptions,
): Promise<readonly Alias[]> {
  const columns: BulkColumn[] = [
    { name: "line", type: "int" },
    { name: "problems", type: "jsonb" },
    ...run.columns.fields.flatMap(({ field }) => stagedColumns(field)),
  ];
  await run.query(`create temp table {stage} (${columns.map(({ name, type }) => `"${name}" ${type}`).join(", ")})`);
  await run.query(
    "create temp table {refused} (line int not null, field text, value text, message text, by_name boolean not null default false)",
  );
  const aliases = new AliasTable(options.aliases);
  await run.bulk.copyRows(run.table("stage"), columns, new RowStager(run, columns, options, aliases).stage(rows));
  await run.query("analyze {stage}");
  return aliases.unused();
}

function stagedColumns({ name, type }: Field): BulkColumn[] {
  const column = { name, type: SQL_TYPES[type.is] };
  return type.is === "reference" && type.shares ? [column, { name: `${name}_shares`, type: "jsonb" }] : [column];
}

class RowStager {
  private readonly writers: readonly { readonly mapped: MappedField; readonly write: CellWriter }[];
  private problemsKept = 0;

  constructor(
    private readonly run: ImportRun,
    private readonly columns: readonly BulkColumn[],
    private readonly options: StageOptions,
    aliases: AliasTable,
  ) {
    const orders = new DateOrders(options.format.dates);
    let at = 2;
    this.writers = run.columns.fields.map((mapped) => {
      const write = writerOf(mapped.field, at, options.format, orders, aliases);
      at += stagedColumns(mapped.field).length;
      return { mapped, write };
    });
  }

  async *stage(batches: AsyncIterable<readonly TableRow[]>): AsyncGenerator<Staged> {
    for await (const batch of batches) {
      for (const row of batch) {
        const staged = this.stageRow(row);
        this.run.rowsRead += 1;
        if (staged) yield staged;
      }
      this.options.onRows(this.run.rowsRead);
    }
  }

  private stageRow({ line, cells, openQuote }: TableRow): Staged | null {
    const row: Staged = new Array(this.columns.length).fill(null);
    row[0] = String(line);
    const problems = openQuote ? [OPEN_QUOTE] : this.readCells(line, cells, row);
    if (problems === null) return row;
    const kept = this.options.skipBadRows || this.problemsKept < MAX_LISTED;
    if (!kept) {
      this.run.unlistedRefused += 1;
      return null;
    }
    this.problemsKept += 1;
    row[1] = JSON.stringify(problems);
    return row;
  }

  private readCells(line: number, cells: readonly string[], row: Staged): StagedProblem[] | null {
    if (cells.length !== this.options.headerLength) return [wrongLength(cells, this.options.headerLength)];
    let problems: StagedProblem[] | null = null;
    for (const { mapped, write } of this.writers) {
      const text = (cells[mapped.index] ?? "").trim();
      const problem = text === "" ? this.blank(mapped) : write(text, line, row);
      if (!problem) continue;
      problems ??= [];
      problems.push({ field: mapped.field.name, value: text.slice(0, 200), message: problem.message });
    }
    return problems;
  }

  private blank({ field }: MappedField): CellProblem | null {
    return field.required ? new CellProblem("is blank; every row needs it") : null;
  }
}

type StagedProblem = { readonly field: string; readonly value: string; readonly message: string };

const OPEN_QUOTE: StagedProblem = {
  field: "",
  value: "",
  message:
    'a quote (") that begins in this row is not closed before the next one; close it, or write it twice ("") where it belongs to the text',
};

function wrongLength(cells: readonly string[], expected: number): StagedProblem {
  const manyLines = cells.some((cell) => cell.includes("\n"));
  const hint = manyLines ? "; one cell goes over several lines, so perhaps a quote in this row is not closed" : "";
  return {
    field: "",
    value: "",
    message: `this row has ${cells.length} cells where the first line names ${expected} columns${hint}`,
  };
}

function writerOf(field: Field, at: number, format: CellFormat, orders: DateOrders, aliases: AliasTable): CellWriter {
  const parse = parserOf(field, format, orders);
  const replace = aliases.of(field.name);
  const single: CellWriter = (text, line, row) => {
    const value = parse(replace(text), line);
    if (value instanceof CellProblem) return value;
    row[at] = value;
    return null;
  };
  if (field.type.is !== "reference" || !field.type.shares) return single;
  return shareWriter(single, parse, replace, at, format);
}

function shareWriter(
  single: CellWriter,
  parse: CellParser,
  replace: (text: string) => string,
  at: number,
  { decimal }: CellFormat,
): CellWriter {
  return (text, line, row) => {
    const shares = /[:;]/.test(text) ? parseShares(text, decimal) : null;
    if (shares === null) return single(text, line, row);
    if (shares instanceof CellProblem) return shares;
    const named = shares.map((share) => ({ ...share, name: replace(share.name) }));
    const tooLong = named.map(({ name }) => parse(name, line)).find((result) => result instanceof CellProblem);
    if (tooLong instanceof CellProblem) return tooLong;
    if (named.length === 1 && named[0]) row[at] = named[0].name;
    else row[at + 1] = JSON.stringify(named);
    return null;
  };
}
