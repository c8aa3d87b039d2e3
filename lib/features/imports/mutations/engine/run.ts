import { randomBytes } from "node:crypto";
import type { WriteScope } from "@/lib/auth/scope";
import type { BulkTransaction } from "@/lib/db/bulk";
import { currencyExponent } from "@/lib/values/currency";
import type { Kind, KindRun, RowProblem } from "../../kinds/types";
import type { ColumnMap, MappedField } from "../../reading/columns/map-columns";
import { MAX_LISTED } from "../../reading/limits";
import type { UnknownName } from "../../types";

export type Created = Record<"account" | "team" | "stage", { count: number; names: string[] }>;

/** An import at work: its transaction, its working tables, and what is to be reported. */
export class ImportRun {
  readonly created: Created = {
    account: { count: 0, names: [] },
    team: { count: 0, names: [] },
    stage: { count: 0, names: [] },
  };
  /** What the file's names brought into being, before it is known which of its rows are taken. */
  readonly makes = new Set<keyof Created>();
  readonly repIds = new Set<number>();
  readonly unknown: UnknownName[] = [];
  unknownCount = 0;
  rowsRead = 0;
  /** Refused rows whose problems are counted, but not kept. */
  unlistedRefused = 0;
  private readonly tokens: Readonly<Record<string, string>>;
  private readonly fieldNames: ReadonlySet<string>;
  private readonly prefix = `import_${randomBytes(4).toString("hex")}`;

  constructor(
    readonly kind: Kind,
    readonly columns: ColumnMap,
    readonly scope: WriteScope,
    readonly bulk: BulkTransaction,
  ) {
    const { currency, timeZone } = scope.organisation;
    const exponent = currencyExponent(currency);
    this.tokens = {
      currency: literal(currency),
      zone: literal(timeZone),
      today: `date ${literal(scope.today)}`,
      exponent: String(exponent),
      scale: `${10 ** exponent}::numeric`,
    };
    this.fieldNames = new Set(columns.fields.map(({ field }) => field.name));
  }

  /** The name of one of this import's working tables. */
  table(name: string): string {
    return `${this.prefix}_${name}`;
  }

  /** SQL with its tokens filled in: the organisation's settings, and the working tables. */
  fill(sql: string): string {
    return sql.replace(/\{([a-z_]+)\}/g, (_, token: string) => this.tokens[token] ?? this.table(token));
  }

  async query<Row extends object>(sql: string, params: readonly unknown[] = []) {
    return await this.bulk.query<Row>(this.fill(sql), params);
  }

  readonly has = (field: string): boolean => this.fieldNames.has(field);

  /** Tells the planner what was written, because nobody does so before the next question. */
  async analyze(): Promise<void> {
    await this.query("set local default_statistics_target to default");
    await this.query(`analyze ${this.kind.table}`);
    for (const table of this.kind.alsoWrites ?? []) await this.query(`analyze ${table}`);
  }

  /** Removes the working tables, so that the commit leaves none. */
  async dropTables(): Promise<void> {
    const { rows } = await this.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = pg_my_temp_schema() and relkind = 'r' and relname like $1",
      [`${this.prefix}\\_%`],
    );
    if (rows.length > 0) await this.query(`drop table ${rows.map(({ name }) => `"${name}"`).join(", ")}`);
  }

  /** The fields of the file that name something else. */
  get references(): readonly MappedField[] {
    return this.columns.fields.filter(({ field }) => field.type.is === "reference");
  }

  /** What the file calls the field. */
  columnOf(field: string): string {
    return this.columns.fields.find((mapped) => mapped.field.name === field)?.column ?? field;
  }

  noteCreated(what: keyof Created, names: readonly string[], count: number): void {
    this.created[what].count += count;
    this.created[what].names.push(...names.slice(0, Math.max(MAX_LISTED - this.created[what].names.length, 0)));
  }

  /** Refuses rows for what the kind's own steps found. */
  private async refuseRows(problems: readonly RowProblem[]): Promise<void> {
    if (problems.length === 0) return;
    await this.query(
      "insert into {refused} (line, field, value, message) select x.* from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as x(line, field, value, message)",
      [
        problems.map(({ line }) => line),
        problems.map(({ field }) => field),
        problems.map(({ value }) => value),
        problems.map(({ message }) => message),
      ],
    );
    await this.query("delete from {next} n using {refused} r where r.line = n.line");
  }

  /** How the kind's own steps see this import. */
  get forKind(): KindRun {
    return {
      query: (sql, params) => this.query(sql, params),
      has: this.has,
      noteCreated: (what, names, count) => this.noteCreated(what, names, count),
      refuse: (problems) => this.refuseRows(problems),
      noteReps: (ids) => {
        for (const id of ids) this.repIds.add(id);
      },
    };
  }
}

function literal(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}
