import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { AppError } from "@/lib/errors/app-error";

const PRISMA_FOLDER = fileURLToPath(new URL("../../prisma", import.meta.url));
export const MIGRATIONS_FOLDER = join(PRISMA_FOLDER, "migrations");

export type Migration = { readonly name: string; readonly sql: string };

const filters = { externalTables: [], externalEnums: [] };
const CHAR_OID = 18;
const TEXT_OID = 25;

let loaded: Promise<void> | null = null;

/** Applies those migrations that the database has not, on one connection and inside its open transaction. */
export async function runMigrations(connection: pg.Client, migrations: readonly Migration[]): Promise<void> {
  let scriptError: unknown = null;
  const schemaEngine = await startEngine(connection, (error) => {
    scriptError = error;
  });
  try {
    await schemaEngine.applyMigrations({ migrationsList: toList(migrations), filters });
  } catch (error) {
    // After a script has failed, the engine only reports that its own bookkeeping in the failed transaction failed too.
    throw scriptError ?? error;
  } finally {
    schemaEngine.free();
  }
}

/** The SQL that turns the database behind `connection` into what prisma/schema says; blank when they agree. */
export async function compareWithSchema(connection: pg.Client): Promise<string> {
  const schemaEngine = await startEngine(connection);
  const files = readSchema();
  try {
    const { exitCode, stdout } = await schemaEngine.diff({
      from: { tag: "schemaDatasource", files, configDir: PRISMA_FOLDER },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters,
    });
    return exitCode === 0 ? "" : (stdout ?? "");
  } finally {
    schemaEngine.free();
  }
}

/** The product's migrations, oldest first. */
export function readMigrations(folder = MIGRATIONS_FOLDER): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, "migration.sql"), "utf8") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readSchema(): SchemaContainer[] {
  const folder = join(PRISMA_FOLDER, "schema");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .map((path) => ({ path, content: readFileSync(join(folder, path), "utf8") }));
}

async function startEngine(
  connection: pg.Client,
  onScriptError: (error: unknown) => void = () => undefined,
): Promise<engine.SchemaEngine> {
  loaded ??= loadEngine();
  await loaded;
  const datamodels = readSchema().map(({ path, content }): [string, string] => [path, content]);
  const adapter = bindMigrationAwareSqlAdapterFactory(adapterOn(connection, onScriptError));
  return await engine.SchemaEngine.new({ datamodels }, () => undefined, adapter);
}

/** By its file's path: the package's exports hide the compiled module. */
async function loadEngine(): Promise<void> {
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const compiled = readFileSync(join(folder, "schema_engine_bg.wasm"));
  const imports = { "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(compiled, imports);
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as (() => void) | undefined)?.();
}

/**
 * Prisma's adapter on a single connection, with two things mended: a script runs as one (the adapter splits it at every
 * semicolon, also inside functions), and PostgreSQL's "char" of its catalogues is read (the adapter refuses it).
 */
function adapterOn(
  connection: pg.Client,
  onScriptError: (error: unknown) => void,
): SqlMigrationAwareDriverAdapterFactory {
  const charColumns = new WeakMap<object, number[]>();
  const pool = new pg.Pool();
  const query = async (statement: pg.QueryConfig): Promise<pg.QueryResult> => {
    const result = await connection.query(statement);
    const chars = result.fields.flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : []));
    charColumns.set(result.rows, chars);
    for (const index of chars) Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT_OID });
    return result;
  };
  pool.query = query as typeof pool.query;
  const factory = new PrismaPg(pool);
  const connect = async () => {
    const adapter = await factory.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (statement) => {
      const result = await queryRaw(statement);
      for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    adapter.executeScript = async (script) => {
      await connection.query(script).catch((error: unknown) => {
        onScriptError(error);
        throw error;
      });
    };
    adapter.startTransaction = () => Promise.reject(noTransactions());
    return adapter;
  };
  const connectToShadowDb = () => Promise.reject(noTransactions());
  return { provider: "postgres", adapterName: factory.adapterName, connect, connectToShadowDb };
}

function noTransactions(): AppError {
  return new AppError("not_supported", "Migrations run on one connection, inside one transaction.");
}

function toList(migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: MIGRATIONS_FOLDER,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}
