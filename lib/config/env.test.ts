import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { parseEnvironment } from "./env";

const SECRET = "0123456789abcdef0123456789abcdef";

describe("settings from the environment", () => {
  it("has a default for everything", () => {
    expect(parseEnvironment({})).toEqual({
      port: 3000,
      databaseUrl: null,
      development: false,
      databaseReplicaUrls: [],
      databaseKind: "server",
      dataDir: ".attain",
      embedded: null,
      url: null,
      secret: null,
      today: null,
      sample: false,
      smtpUrl: null,
      oidc: null,
    });
  });

  it("reads what is set and takes blank as absent", () => {
    const settings = parseEnvironment({
      PORT: "8080",
      DATABASE_URL: "postgresql://a:b@db:5432/attain",
      DATABASE_REPLICA_URLS: "postgres://r1/attain, postgres://r2/attain",
      ATTAIN_SECRET: SECRET,
      ATTAIN_EMBEDDED: " ",
      ATTAIN_URL: "https://attain.example.com/",
      ATTAIN_TODAY: "2026-02-28",
      OIDC_ISSUER: "https://login.example.com",
      OIDC_CLIENT_ID: "attain",
      OIDC_CLIENT_SECRET: "s",
    });
    expect(settings).toMatchObject({
      port: 8080,
      embedded: null,
      url: "https://attain.example.com",
      today: "2026-02-28",
      databaseReplicaUrls: ["postgres://r1/attain", "postgres://r2/attain"],
      oidc: { issuer: "https://login.example.com", clientId: "attain", clientSecret: "s" },
    });
  });

  it.each([
    [{ PORT: "http" }, 'PORT is "http": it must be a whole number from 1 to 65535, such as PORT=3000'],
    [{ PORT: "70000" }, 'PORT is "70000"'],
    [{ ATTAIN_EMBEDDED: "sqlite" }, 'ATTAIN_EMBEDDED is "sqlite": it must be native or pglite'],
    [{ ATTAIN_TODAY: "2026-02-30" }, 'ATTAIN_TODAY is "2026-02-30"'],
    [{ ATTAIN_URL: "https://example.com/attain" }, "a web address without a path"],
    [{ DATABASE_URL: "mysql://db", ATTAIN_SECRET: SECRET }, "DATABASE_URL cannot be used"],
    [{ DATABASE_URL: "postgresql://db/attain" }, "ATTAIN_SECRET is missing"],
    [{ OIDC_ISSUER: "https://login.example.com", OIDC_CLIENT_ID: "a" }, "OIDC_CLIENT_SECRET is missing"],
  ])("refuses %j, naming the variable, what is wrong and an example", (record, message) => {
    expect(() => parseEnvironment(record)).toThrow(AppError);
    expect(() => parseEnvironment(record)).toThrow(message);
  });

  it("reports all bad variables at once", () => {
    expect(() => parseEnvironment({ PORT: "0", ATTAIN_SAMPLE: "yes" })).toThrow(/PORT[\s\S]*ATTAIN_SAMPLE/);
  });

  it("never repeats a secret", () => {
    try {
      parseEnvironment({ ATTAIN_SECRET: "hunter2" });
      expect.unreachable();
    } catch (error) {
      expect((error as AppError).message).not.toContain("hunter2");
    }
  });
});
