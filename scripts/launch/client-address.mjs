// Runs inside the web server: tells every request its client's address in a header that no client can set itself. An address
// that a proxy passes on counts where Attain is served under a public address (ATTAIN_URL with https), since only a proxy can do that.
import { Server } from "node:http";

const HEADER = "x-attain-address";
const behindProxy = process.env.ATTAIN_URL?.startsWith("https:") ?? false;
const emit = Server.prototype.emit;

Server.prototype.emit = function emitWithAddress(event, request, ...rest) {
  if (event === "request") request.headers[HEADER] = addressOf(request);
  return emit.call(this, event, request, ...rest);
};

function addressOf({ headers, socket }) {
  const passedOn = behindProxy
    ? String(headers["x-forwarded-for"] ?? "")
        .split(",")
        .at(-1)
        ?.trim()
    : "";
  return (passedOn || socket.remoteAddress || "").replace(/^::ffff:/, "");
}
