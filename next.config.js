/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // The development server would reload pages that were opened as localhost only.
  allowedDevOrigins: ["127.0.0.1"],
  reactStrictMode: true,
  // npm run verify checks types; a first start should not check them again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "@prisma/adapter-pg", "@prisma/client"],
  // No page shows a picture that needs it, and it would fetch for whoever asks.
  images: { unoptimized: true },
  experimental: {
    // A page that is not for someone answers 403 and says so.
    authInterrupts: true,
    optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@mantine/dates"],
  },
  headers: async () => [
    // What proxy.ts says of every other answer.
    ...["/imports/uploads", "/api/v1/import/:kind"].map((source) => ({
      source,
      headers: [{ key: "Cache-Control", value: "private, no-store" }],
    })),
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
        {
          key: "Permissions-Policy",
          value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
        },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
      ],
    },
  ],
};

export default config;
