import type { NextConfig } from "next";
import { unstable_getResponseFromNextConfig as answerOf } from "next/experimental/testing/server";
import { expect, it } from "vitest";

const file = new URL("../../next.config.js", import.meta.url).href;
const { default: nextConfig }: { default: NextConfig } = await import(file);

const PATHS = ["/", "/deals", "/deals/export", "/api/v1/deals", "/imports/uploads", "/api/v1/import/deals", "/sign-in"];

it.each(PATHS)("what is answered at %s is what it says it is, in no frame, and tells no other site", async (path) => {
  const { headers } = await answerOf({ url: `http://attain.test${path}`, nextConfig });
  expect(Object.fromEntries(headers)).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
  });
});

it.each(["/imports/uploads", "/api/v1/import/deals"])(
  "what is answered to an upload at %s is kept by nobody",
  async (path) => {
    const { headers } = await answerOf({ url: `http://attain.test${path}`, nextConfig });
    expect(headers.get("cache-control")).toBe("private, no-store");
  },
);

it("does not say what it is made with, and fetches no picture for whoever asks", () => {
  expect(nextConfig).toMatchObject({ poweredByHeader: false, images: { unoptimized: true } });
});
