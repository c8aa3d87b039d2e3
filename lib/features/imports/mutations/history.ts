import type { WriteScope } from "@/lib/auth/scope";
import type { BulkTransaction } from "@/lib/db/bulk";
import { type Client, database, findPool } from "@/lib/db/client";
import { isPglite } from "@/lib/db/engine";
import { execute, queryRows, sql } from "@/lib/db/sql";
import type { KindId } from "../kinds/types";
import type { ImportOptions, ImportReport } from "../types";

const BEAT_MS = 2_000;

/** The row of `imports` that tells of an import: kept up to date beside its transaction where the database takes two at once. */
export class ImportHistory {
  private rows = 0;
  private timer: NodeJS.Timeout | null = null;
  private beat: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly id: number,
    private readonly client: Client,
  ) {}

  static async start(
    { actor }: WriteScope,
    import_: { kind: KindId; fileName: string; options: ImportOptions },
  ): Promise<ImportHistory> {
    const client = database();
    const { kind, fileName, options } = import_;
    const rows = await queryRows<{ id: number }>(
      client,
      sql`insert into imports (kind, file_name, options, actor_user_id, actor_name)
          values (${kind}, ${fileName}, ${JSON.stringify(options)}::jsonb, ${actor.userId}, ${actor.name}) returning id`,
    );
    const history = new ImportHistory(rows[0]?.id ?? 0, client);
    await history.keepAlive();
    return history;
  }

  /** Takes note of how many rows are done; written with the next beat. */
  progress(rows: number): void {
    this.rows = rows;
  }

  /** Says in the import's transaction that it is done. */
  async done(bulk: BulkTransaction, report: ImportReport): Promise<void> {
    await this.stop();
    await execute(bulk, this.finish("done", report));
  }

  /** Says that nothing of it was kept. */
  async failed(report: ImportReport | { readonly message: string }): Promise<void> {
    await this.stop();
    await execute(this.client, this.finish("failed", report));
  }

  private finish(state: "done" | "failed", report: ImportReport | { readonly message: string }) {
    const counts =
      "rows" in report ? report.rows : { read: this.rows, created: 0, updated: 0, unchanged: 0, refused: 0 };
    return sql`update imports set state = ${state}::import_state, rows_read = ${counts.read}::int, rows_created = ${counts.created}::int,
        rows_updated = ${counts.updated}::int, rows_unchanged = ${counts.unchanged}::int, rows_refused = ${counts.refused}::int,
        report = ${JSON.stringify(report)}::jsonb, alive_at = clock_timestamp(), finished_at = clock_timestamp()
      where id = ${this.id}::int`;
  }

  private async keepAlive(): Promise<void> {
    const pool = findPool(this.client);
    // There all connections share one session, which the import's transaction holds.
    if (!pool || (await isPglite(pool))) return;
    this.timer = setInterval(() => {
      this.beat = execute(
        this.client,
        sql`update imports set alive_at = clock_timestamp(), rows_read = ${this.rows}::int where id = ${this.id}::int`,
      ).catch(() => undefined);
    }, BEAT_MS);
    this.timer.unref();
  }

  private async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.beat;
  }
}
