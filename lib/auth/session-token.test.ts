import { describe, expect, it } from "vitest";
import { readSession, signSession } from "./session-token";

const secret = "a secret of more than thirty-two characters";
const now = new Date("2026-11-23T12:00:00Z");
const later = new Date("2026-11-23T13:00:00Z");

describe("session token", () => {
  it("gives the user back until it ends", () => {
    const token = signSession(7, later, secret);
    expect(readSession(token, now, secret)).toBe(7);
    expect(readSession(token, later, secret)).toBeNull();
  });

  it("is refused when the user, the end or the secret was changed", () => {
    const token = signSession(7, later, secret);
    expect(readSession(token.replace(/^7/, "8"), now, secret)).toBeNull();
    expect(readSession(token.replace(String(later.getTime()), String(later.getTime() + 1)), now, secret)).toBeNull();
    expect(readSession(token, now, `${secret}!`)).toBeNull();
    expect(readSession("", now, secret)).toBeNull();
    expect(readSession("7.9999999999999.", now, secret)).toBeNull();
  });
});
