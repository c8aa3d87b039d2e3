export type FrontendRequest =
  /** `complete` is false when more messages of the same request will follow. */
  | { readonly kind: "run"; readonly message: Uint8Array; readonly complete: boolean }
  | { readonly kind: "refuse-encryption" }
  | { readonly kind: "end" };

const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;

const [SYNC, QUERY, FLUSH, TERMINATE] = ["S", "Q", "H", "X"].map((letter) => letter.charCodeAt(0));

/**
 * Cuts what a PostgreSQL client sends into requests that must not be interrupted: the startup message, a simple query, or
 * the messages of an extended query up to their Sync.
 */
export class FrontendMessages {
  private chunks: Buffer[] = [];
  private size = 0;
  private started = false;
  private pending: Buffer[] = [];

  add(data: Buffer): FrontendRequest[] {
    this.chunks.push(data);
    this.size += data.length;
    const requests: FrontendRequest[] = [];
    for (let message = this.take(); message !== null; message = this.take()) {
      const request = this.started ? this.classify(message) : this.start(message);
      if (request) requests.push(request);
    }
    return requests;
  }

  /** The next whole message, or null until more of it has come. */
  private take(): Buffer | null {
    const head = this.started ? 5 : 4;
    if (this.size < head) return null;
    if ((this.chunks[0]?.length ?? 0) < head) this.chunks = [Buffer.concat(this.chunks)];
    const first = this.chunks[0];
    if (!first) return null;
    const length = this.started ? first.readUInt32BE(1) + 1 : first.readUInt32BE(0);
    if (this.size < length) return null;
    const all = this.chunks.length === 1 ? first : Buffer.concat(this.chunks);
    this.chunks = length === all.length ? [] : [all.subarray(length)];
    this.size -= length;
    return all.subarray(0, length);
  }

  private start(message: Buffer): FrontendRequest | null {
    const code = message.length >= 8 ? message.readUInt32BE(4) : 0;
    if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: "refuse-encryption" };
    if (code === CANCEL_REQUEST) return { kind: "end" };
    this.started = true;
    return { kind: "run", message, complete: true };
  }

  private classify(message: Buffer): FrontendRequest | null {
    if (message[0] === TERMINATE) return { kind: "end" };
    this.pending.push(message);
    if (message[0] !== SYNC && message[0] !== QUERY && message[0] !== FLUSH) return null;
    const whole = this.pending.length === 1 ? message : Buffer.concat(this.pending);
    this.pending = [];
    return { kind: "run", message: whole, complete: message[0] !== FLUSH };
  }
}
