export const KIND_IDS = [
  "teams",
  "reps",
  "accounts",
  "products",
  "stages",
  "promotions",
  "deals",
  "deal_events",
  "activities",
  "quotas",
  "plan_assignments",
  "campaigns",
  "campaign_days",
  "campaign_reach",
  "leads",
  "touches",
  "purchases",
  "feedback",
  "brand_surveys",
  "brand_signals",
  "costs",
  "fx_rates",
] as const;

/** A kind of data that can be imported. */
export type KindId = (typeof KIND_IDS)[number];

/** What a reference can point to. */
export type Target =
  | "rep"
  | "team"
  | "account"
  | "product"
  | "promotion"
  | "stage"
  | "plan"
  | "campaign"
  | "lead"
  | "deal";

export type FieldType =
  | { readonly is: "text"; readonly long?: true }
  | { readonly is: "email" | "rate" | "decimal" | "date" | "moment" | "percent" | "yes_no" | "currency" }
  | { readonly is: "integer"; readonly min?: number; readonly max?: number }
  | { readonly is: "amount"; readonly signed?: true }
  | { readonly is: "choice"; readonly values: readonly string[] }
  | { readonly is: "reference"; readonly to: Target; readonly shares?: true };

/** A column that a file of this kind may have. */
export type Field = {
  readonly name: string;
  readonly type: FieldType;
  readonly required?: true;
  /** What other programs call it; only for proposals. */
  readonly synonyms?: readonly string[];
};

/** Whether the file has a column for the field. */
export type Has = (field: string) => boolean;

/**
 * A column to write and the SQL of its value, in one of three steps that see each other's results:
 * `plain` reads the staged row `s`, the row there is `t`, and what names resolved to (`r_<field>`);
 * `money` reads the plain step's row `e` (also `e.raw_<field>` and `e.was_<column>`); `last` reads the money step's `m`.
 * Tokens: {currency}, {zone} and {today} are the organisation's, {stage}, {next} and {ref_<field>} are working tables.
 */
export type Column = {
  readonly name: string;
  readonly step: "plain" | "money" | "last";
  readonly sql: (has: Has) => string;
  /** The field whose amount it holds; the amount cannot stay what it was when the row's currency changes. */
  readonly amountOf?: string;
  /** The column that says whether that amount was worked out, so that it follows by itself. */
  readonly derivedIf?: string;
};

/** What makes two rows the same row. */
export type Identity =
  | { readonly by: "external_id" }
  /** By external_id, else by name; a row known by its name only takes the external_id it is given. */
  | { readonly by: "entity" }
  | { readonly by: "name" }
  /** By values of the plain step; `nullable` ones are equal when both are missing. */
  | {
      readonly by: "columns";
      readonly columns: readonly string[];
      readonly nullable?: readonly string[];
      readonly withoutId?: true;
    }
  /** By external_id where there is one, else by what the row says and how often the file said it before. */
  | { readonly by: "event"; readonly externalId: boolean; readonly content: readonly string[] };

/** Rows that are refused, told from the row to be written, `n`. */
export type Check = {
  readonly field: string;
  readonly where: string;
  /** SQL of the value to show; absent: none. */
  readonly value?: string;
  /** The rest of the sentence `field "value" …`: what is wrong and what would be accepted. */
  readonly message: string;
  /** Only where the file has this column. */
  readonly needs?: string;
  /** It compares rows with others, so it is asked by itself, where the database can plan for it. */
  readonly compares?: true;
};

/** Rows that come in, but are worth knowing of. */
export type Warning = {
  readonly where: string;
  /** The rest of the sentence `1 row …`. */
  readonly one: string;
  /** The rest of the sentence `12 rows …`. */
  readonly many: string;
  /** Only where the file has these columns. */
  readonly needs?: readonly string[];
};

export type QueryResult<Row> = { readonly rows: readonly Row[]; readonly count: number };

export type RowProblem = {
  readonly line: number;
  readonly field: string;
  readonly value: string | null;
  readonly message: string;
};

/** What a kind's own steps work with. Tokens in SQL are those of columns. */
export type KindRun = {
  readonly query: <Row extends object>(sql: string, params?: readonly unknown[]) => Promise<QueryResult<Row>>;
  readonly has: Has;
  /** Takes down names that the import brought into being. */
  readonly noteCreated: (what: "account" | "team" | "stage", names: readonly string[], count: number) => void;
  /** Refuses these rows; before anything is written. */
  readonly refuse: (problems: readonly RowProblem[]) => Promise<void>;
  /** Takes down reps whose statements may change beside those that the kind names. */
  readonly noteReps: (repIds: readonly number[]) => void;
};

export type Kind = {
  readonly id: KindId;
  readonly one: string;
  readonly many: string;
  readonly fields: readonly Field[];
  readonly table: string;
  readonly identity: Identity;
  /** A row is one measurement, so two rows that say different things of the same are refused; else the later one counts. */
  readonly contradicts?: true;
  /** A row that a later one repeats still tells something of its own, such as a rep's former team. */
  readonly repeatsCount?: true;
  readonly columns: readonly Column[];
  /** Further values that checks and the kind's own steps need; they are not written. */
  readonly carry?: readonly Column[];
  /** Further tables of the plain step, and of the money step. */
  readonly joins?: readonly string[];
  readonly moneyJoins?: readonly string[];
  /** SQL of the currency of the row's amounts in the money step; default its own, `e.currency`. Later it is `money_currency`. */
  readonly moneyCurrency?: string;
  /** The columns that hold another in the organisation's currency, and the day whose rate counts (SQL over `m`). */
  readonly reporting?: {
    readonly day: string;
    readonly columns: Readonly<Record<string, string>>;
    /** SQL where there is no amount. */
    readonly fallback?: string;
  };
  readonly checks?: readonly Check[];
  /** Looks at the rows together before they are written, and may refuse some. */
  readonly before?: readonly ((run: KindRun) => Promise<void>)[];
  readonly warnings?: readonly Warning[];
  /** Further tables that its own steps fill. */
  readonly alsoWrites?: readonly string[];
  /** What else is written, after the rows themselves. */
  readonly after?: readonly ((run: KindRun) => Promise<void>)[];
  /** Whose statements may change: of the reps this SQL lists (`rep_id`), of all when rows changed, or nobody's. */
  readonly statements?: "all" | { readonly repsOf: string };
};
