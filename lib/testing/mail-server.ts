import { SMTPServer } from "smtp-server";

/** Gives work a mail server's address, and the letters it takes; afterwards nothing listens there. */
export async function withLoopbackMail<T>(work: (letters: string[], url: string) => Promise<T>): Promise<T> {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _session, done) => {
      let text = "";
      stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
      stream.on("end", () => {
        letters.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.server.address();
  if (bound === null || typeof bound === "string") throw new Error("The mail server has no port.");
  try {
    return await work(letters, `smtp://127.0.0.1:${bound.port}`);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
