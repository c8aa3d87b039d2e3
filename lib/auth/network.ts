import { isIPv6 } from "node:net";

/**
 * The network that tries are counted for: an IPv4 address, also where it is written as an IPv6 one, or the first 64 bits of an
 * IPv6 address, since whoever has one of these has all of them.
 */
export function networkOf(address: string | null): string {
  if (address === null) return "unknown";
  const [plain = ""] = address.split("%");
  if (!isIPv6(plain)) return plain;
  const parts = toParts(plain);
  const isMapped = parts.slice(0, 5).every((part) => part === 0) && parts[5] === 0xffff;
  if (isMapped)
    return parts
      .slice(6)
      .flatMap((part) => [part >> 8, part & 0xff])
      .join(".");
  return `${parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}

/** The eight parts of an IPv6 address; the platform's parser of URLs turns a dotted end into hexadecimal digits. */
function toParts(address: string): number[] {
  const [before = "", after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const left = listParts(before);
  if (after === undefined) return left;
  const right = listParts(after);
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

function listParts(text: string): number[] {
  return text === "" ? [] : text.split(":").map((part) => Number.parseInt(part, 16));
}
