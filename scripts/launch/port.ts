import { createServer } from "node:net";
import { AppError } from "@/lib/errors/app-error";

/** Throws AppError `unavailable` when nobody can listen on that port now. */
export async function requireFreePort(port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, resolve));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      code === "EADDRINUSE"
        ? "is used by another program"
        : code === "EACCES"
          ? "may not be used by this user"
          : `cannot be used (${message})`;
    throw new AppError(
      "unavailable",
      `Port ${port} ${why}. Choose another one, such as PORT=${port < 65_000 ? port + 1 : 3000}.`,
    );
  }
  await new Promise((resolve) => server.close(resolve));
}
