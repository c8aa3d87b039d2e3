import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FrontendMessages, type FrontendRequest } from "./frontend-messages";

function typed(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, "latin1");
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function untyped(code: number, body = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.writeUInt32BE(code, 4);
  return Buffer.concat([head, body]);
}

const SSL_REQUEST = untyped(80_877_103);
const STARTUP = untyped(196_608, Buffer.from("user\0postgres\0\0"));
const body = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));

/** One request as a client sends it: a simple query, or an extended one of several messages. */
const request = fc.oneof(
  body.map((bytes) => typed("Q", bytes)),
  fc
    .tuple(body, body, body)
    .map(([parse, bind, execute]) =>
      Buffer.concat([typed("P", parse), typed("B", bind), typed("E", execute), typed("S", Buffer.alloc(0))]),
    ),
);

function feed(data: Buffer, cuts: readonly number[]): FrontendRequest[] {
  const messages = new FrontendMessages();
  const edges = [0, ...[...cuts].map((cut) => cut % (data.length + 1)).sort((a, b) => a - b), data.length];
  return edges.slice(1).flatMap((end, index) => messages.add(Buffer.from(data.subarray(edges[index], end))));
}

describe("cutting a client's bytes into requests", () => {
  it("keeps each request whole, however the bytes arrive", () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 20 }), (requests, cuts) => {
        const found = feed(Buffer.concat([SSL_REQUEST, STARTUP, ...requests]), cuts);
        expect(found[0]).toEqual({ kind: "refuse-encryption" });
        const run = found.slice(1).map((item) => (item.kind === "run" ? Buffer.from(item.message) : item.kind));
        expect(run).toEqual([STARTUP, ...requests]);
      }),
    );
  });

  it("hands a flushed part on as unfinished, and ends on request", () => {
    const flush = Buffer.concat([typed("P", Buffer.from("x")), typed("H", Buffer.alloc(0))]);
    const found = feed(Buffer.concat([STARTUP, flush, typed("X", Buffer.alloc(0))]), []);
    expect(found.map((item) => (item.kind === "run" ? item.complete : item.kind))).toEqual([true, false, "end"]);
  });

  it("hangs up on a request to cancel, which PGlite cannot do", () => {
    expect(feed(untyped(80_877_102, Buffer.alloc(8)), [])).toEqual([{ kind: "end" }]);
  });
});
