import { describe, expect, it } from "vitest";
import { businessDay, isTimeZone, momentOfWallClock } from "./time-zone";

const at = (wall: string, zone: string) => momentOfWallClock(new Date(`${wall}Z`), zone).toISOString();

describe("businessDay", () => {
  it("is the day in the organisation's zone, not the machine's", () => {
    const moment = new Date("2026-03-31T23:30:00Z");
    expect(businessDay(moment, "UTC")).toBe("2026-03-31");
    expect(businessDay(moment, "Europe/Berlin")).toBe("2026-04-01");
    expect(businessDay(moment, "America/New_York")).toBe("2026-03-31");
  });
});

describe("momentOfWallClock", () => {
  it("reads a clock time in winter and in summer", () => {
    expect(at("2026-01-15T09:00:00", "Europe/Berlin")).toBe("2026-01-15T08:00:00.000Z");
    expect(at("2026-07-15T09:00:00", "Europe/Berlin")).toBe("2026-07-15T07:00:00.000Z");
  });
  it("jumps forward over an hour that clocks skip", () => {
    expect(at("2026-03-29T02:30:00", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
  });
  it("takes the first of two hours that clocks show twice", () => {
    expect(at("2026-10-25T02:30:00", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
  });
});

describe("isTimeZone", () => {
  it("knows IANA names only", () => {
    expect(isTimeZone("Asia/Kathmandu")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
  });
});
