// Runs inside the web server: tells every request its client's address in a header that no client can set itself. An address
// that a proxy passes on counts where Attain is served under a public address (ATTAIN_URL with https), since only a proxy can do that,
// and where that proxy stands on this machine or in a private network.
import { Server } from "node:http";
import { isIP } from "node:net";

const HEADER = "x-attain-address";
const PRIVATE = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd]|fe80:)/i;
const behindProxy = process.env.ATTAIN_URL?.startsWith("https:") ?? false;
const emit = Server.prototype.emit;

Server.prototype.emit = function emitWithAddress(event, request, ...rest) {
  if (event === "request") request.headers[HEADER] = addressOf(request);
  return emit.call(this, event, request, ...rest);
};

function addressOf({ headers, socket }) {
  const peer = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  if (!behindProxy || !PRIVATE.test(peer)) return peer;
  const passedOn = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    .trim();
  return isIP(passedOn) ? passedOn : peer;
}
