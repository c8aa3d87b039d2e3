import type { KindId } from "./kinds/types";

export type { KindId } from "./kinds/types";

export type Alias = { readonly field: string; readonly from: string; readonly to: string };

/** How a file is read. */
export type ImportOptions = {
  /** Field to column; null: the field is not read, though a column has its name. */
  readonly mapping?: Readonly<Record<string, string | null>>;
  readonly preset?: string;
  /** Cells of a field that stand for another text. */
  readonly aliases?: readonly Alias[];
  readonly dates?: "iso" | "dmy" | "mdy";
  readonly decimal?: "." | ",";
  readonly skipBadRows?: boolean;
  /** Does everything and takes it back. */
  readonly dryRun?: boolean;
};

export type ImportPhase = "reading" | "checking" | "writing" | "statements";

export type ImportProgress = {
  readonly phase: ImportPhase;
  readonly rows: number;
  readonly bytes: number;
};

/** A cell that cannot be understood. */
export type BadRow = {
  readonly line: number;
  /** As the file calls it. */
  readonly column: string;
  readonly value: string;
  /** A sentence: what is wrong, and what would be accepted. */
  readonly message: string;
};

/** A name that nothing is known by, or more than one thing. */
export type UnknownName = {
  readonly field: string;
  readonly name: string;
  readonly rows: number;
  readonly firstLine: number;
  /** The nearest known name, or null when none is near. */
  readonly suggestion: string | null;
  /** What to type for the suggestion to be taken. */
  readonly alias: string | null;
  readonly message: string;
};

export type ImportWarning = { readonly rows: number; readonly firstLine: number | null; readonly message: string };

export type RowCounts = {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Said again by a later row of the file. */
  readonly repeated: number;
  readonly refused: number;
};

/** What an import did, or why it did nothing. */
export type ImportReport = {
  readonly kind: KindId;
  readonly file: string;
  /** `refused`: nothing was written. */
  readonly state: "done" | "refused";
  readonly dryRun: boolean;
  readonly importId: number | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly mapping: readonly { readonly field: string; readonly column: string }[];
  readonly ignoredColumns: readonly string[];
  readonly rows: RowCounts;
  /** Names that came into being: up to 100 of each, all counted. */
  readonly created: Readonly<
    Record<"account" | "team" | "stage", { readonly count: number; readonly names: readonly string[] }>
  >;
  /** Amounts with more decimals than their currency has. */
  readonly rounded: number;
  readonly warnings: readonly ImportWarning[];
  readonly badRows: readonly BadRow[];
  readonly unknown: readonly UnknownName[];
  readonly unknownCount: number;
  /** Where the refused rows were written, with their reasons. */
  readonly refusedFile: string | null;
  readonly statementsChanged: number;
  readonly milliseconds: number;
};

/** What a column of a file most likely is. */
export type ProposedColumn = {
  readonly column: string;
  /** Null: nothing likely. */
  readonly field: string | null;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly samples: readonly string[];
};

/** A first look at a file. */
export type FileInspection = {
  readonly encoding: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly suggestedKind: KindId | null;
  readonly columns: readonly ProposedColumn[];
};

/** An import as the history shows it; `interrupted`: its process died, and nothing of it was kept. */
export type ImportEntry = {
  readonly id: string;
  readonly kind: KindId;
  readonly fileName: string;
  readonly state: "running" | "done" | "failed" | "interrupted";
  readonly rows: RowCounts;
  readonly actorName: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
};

/** An import with how it was read and what it reported; a report is null while it runs, or where it failed before there was one. */
export type ImportDetail = ImportEntry & {
  readonly options: ImportOptions;
  readonly report: ImportReport | null;
  /** Why it failed, where there is no report. */
  readonly problem: string | null;
};

/** A kind of data as a page shows it. */
export type KindSummary = {
  readonly id: KindId;
  readonly many: string;
  readonly fields: readonly {
    readonly name: string;
    readonly required: boolean;
    /** What a cell may hold, in words. */
    readonly accepts: string;
  }[];
  readonly presets: readonly { readonly id: string; readonly title: string }[];
};
