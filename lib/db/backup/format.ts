import { z } from "zod";

/**
 * A backup is gzipped text: a line of JSON that says what it is, then each table as a line of JSON, its rows as COPY writes
 * them and a line with `\.`, then a line of JSON with how many rows each has, which shows that nothing is missing.
 */
export const FORMAT = "attain backup 1";
export const END_OF_TABLE = "\\.";

export const headSchema = z.object({
  format: z.literal(FORMAT),
  /** The migrations that the database has had, oldest first. */
  migrations: z.array(z.string()).min(1),
  written_at: z.string(),
});

export const tableSchema = z.object({
  table: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })).min(1),
});

export const endSchema = z.object({
  rows: z.record(z.string(), z.number()),
  /** The last number that each sequence has given out. */
  sequences: z.record(z.string(), z.string()),
});

export type BackupHead = z.infer<typeof headSchema>;

/** What a backup holds or a restore wrote, by table. */
export type BackupSummary = { readonly rows: Readonly<Record<string, number>> };
