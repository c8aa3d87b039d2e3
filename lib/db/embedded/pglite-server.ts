import { createServer, type Server, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import { FrontendMessages, type FrontendRequest } from "./frontend-messages";

type Request = Extract<FrontendRequest, { kind: "run" }>;
type Turn = { readonly client: PgliteClient; readonly request: Request; readonly done: () => void };

/**
 * PostgreSQL's protocol in front of PGlite, whose clients share one session. A client has the session to itself from the
 * first message of a request to its Sync, and from BEGIN to the end of its transaction; the others wait in line. One that
 * goes away inside a transaction has it rolled back.
 */
export class PgliteServer {
  private readonly server: Server;
  private readonly clients = new Set<PgliteClient>();
  private readonly line: Turn[] = [];
  private owner: PgliteClient | null = null;
  private busy = false;

  constructor(private readonly database: PGlite) {
    this.server = createServer((socket) => {
      const client = new PgliteClient(socket, this);
      this.clients.add(client);
    });
  }

  async listen(on: { path: string } | { host: string; port: number }): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once("error", reject).listen(on, resolve);
    });
  }

  async close(): Promise<void> {
    for (const client of this.clients) client.end();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Waits for the session, then runs a client's request; resolves when it is answered. */
  async run(client: PgliteClient, request: Request): Promise<void> {
    await new Promise<void>((done) => {
      this.line.push({ client, request, done });
      void this.advance();
    });
  }

  leave(client: PgliteClient): void {
    this.clients.delete(client);
    void this.advance();
  }

  private async advance(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (;;) {
      if (this.owner !== null && !this.clients.has(this.owner)) await this.release();
      const turn = this.next();
      if (!turn) break;
      if (this.clients.has(turn.client)) await this.answer(turn);
      turn.done();
    }
    this.busy = false;
  }

  private next(): Turn | undefined {
    const index = this.owner === null ? 0 : this.line.findIndex((turn) => turn.client === this.owner);
    return index < 0 ? undefined : this.line.splice(index, 1)[0];
  }

  private async answer({ client, request }: Turn): Promise<void> {
    try {
      await this.database.runExclusive(() =>
        this.database.execProtocolRawStream(request.message, { onRawData: (data) => client.send(data) }),
      );
    } catch (error) {
      client.fail(error);
    }
    this.owner = this.database.isInTransaction() || !request.complete ? client : null;
  }

  private async release(): Promise<void> {
    if (this.database.isInTransaction()) await this.database.exec("rollback");
    this.owner = null;
  }
}

class PgliteClient {
  private readonly messages = new FrontendMessages();
  private work: Promise<void> = Promise.resolve();
  private gone = false;

  constructor(
    private readonly socket: Socket,
    private readonly server: PgliteServer,
  ) {
    socket.setNoDelay(true);
    socket.on("data", (data) => this.receive(data));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      this.gone = true;
      server.leave(this);
    });
  }

  send(data: Uint8Array): void {
    if (this.socket.writable) this.socket.write(Buffer.from(data));
  }

  fail(error: unknown): void {
    process.stderr.write(`The embedded database could not run a request: ${String(error)}\n`);
    this.socket.destroy();
  }

  end(): void {
    this.socket.end();
    this.socket.destroySoon();
  }

  private receive(data: Buffer): void {
    for (const request of this.messages.add(data)) {
      if (request.kind === "refuse-encryption") this.socket.write("N");
      else if (request.kind === "end") this.end();
      else if (request.kind === "run") {
        this.work = this.work.then(() => (this.gone ? undefined : this.server.run(this, request)));
      }
    }
  }
}
