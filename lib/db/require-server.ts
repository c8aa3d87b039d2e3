import { AppError } from "@/lib/errors/app-error";
import { withConnection } from "./connection";

const OLDEST = 15;

/** Throws AppError `unavailable` that says why the server of DATABASE_URL cannot be used; its password is in no message. */
export async function requireServer(url: string): Promise<void> {
  const version = await readVersion(url).catch((error: unknown) => {
    throw new AppError("unavailable", `The database of DATABASE_URL cannot be used: ${reasonOf(error, url)}`, {
      cause: error,
    });
  });
  if (version >= OLDEST) return;
  throw new AppError(
    "unavailable",
    `The database of DATABASE_URL runs on PostgreSQL ${version}; ${OLDEST} or newer is needed.`,
  );
}

async function readVersion(url: string): Promise<number> {
  return await withConnection(url, async (connection) => {
    const { rows } = await connection.query<{ number: string }>(
      "select current_setting('server_version_num') as number",
    );
    return Math.floor(Number(rows[0]?.number) / 10_000);
  });
}

function reasonOf(error: unknown, url: string): string {
  const { hostname, port, username, pathname } = new URL(url);
  const place = `${hostname || "localhost"}:${port || 5432}`;
  const code = error instanceof Error && "code" in error ? error.code : null;
  switch (code) {
    case "ECONNREFUSED":
      return `nothing answers at ${place}. Start the server, or mend the host and port.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `there is no host called ${hostname}.`;
    case "28P01":
    case "28000":
      return `the server at ${place} refuses the user ${decodeURIComponent(username)} or the password.`;
    case "3D000":
      return `the server at ${place} has no database ${decodeURIComponent(pathname.slice(1))}. Create it first.`;
    default:
      return `${error instanceof Error && error.message ? error.message : `${place} does not answer`}`;
  }
}
