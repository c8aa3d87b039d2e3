import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { nextCookies } from "better-auth/next-js";
import { twoFactor } from "better-auth/plugins";
import { z } from "zod";
import { env } from "@/lib/config/env";
import { type Client, database } from "@/lib/db/client";
import { AppError } from "@/lib/errors/app-error";

/** A session ends after this time, whatever is done in it. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;

const made = new WeakMap<Client, ReturnType<typeof make>>();

/** Accounts, passwords and sessions of the open database. Called on the server only: none of its paths is served. */
export function authentication() {
  const client = database();
  const known = made.get(client);
  if (known) return known;
  const fresh = make(client);
  made.set(client, fresh);
  return fresh;
}

function make(client: Client) {
  const { url, secret } = env();
  if (!secret)
    throw new AppError("not_set_up", "ATTAIN_SECRET is missing: start Attain with npm start, which makes one.");
  return betterAuth({
    appName: "Attain",
    baseURL: url ?? "http://localhost",
    secret,
    database: prismaAdapter(client, { provider: "postgresql", transaction: true }),
    advanced: {
      cookiePrefix: "attain",
      useSecureCookies: url?.startsWith("https:") ?? false,
      database: { generateId: "serial" },
      ipAddress: { ipAddressHeaders: ["x-attain-address"] },
    },
    account: { modelName: "signInMethod" },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, freshAge: 0 },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const user = await client.user.findUnique({ where: { id: Number(userId) }, select: { disabledAt: true } });
            if (!user || user.disabledAt) throw new APIError("UNAUTHORIZED", { message: "The account is disabled." });
          },
        },
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [twoFactor({ issuer: "Attain" }), withoutPassword(), nextCookies()],
  });
}

/** Signs in whoever proved who they are in another way. */
function withoutPassword() {
  return {
    id: "without-password",
    endpoints: {
      signInWithoutPassword: createAuthEndpoint(
        "/sign-in/without-password",
        { method: "POST", body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } },
        async (context) => {
          const { internalAdapter } = context.context;
          const user = await internalAdapter.findUserById(context.body.userId);
          if (!user) throw new APIError("UNAUTHORIZED", { message: "There is no such account." });
          const session = await internalAdapter.createSession(user.id);
          await setSessionCookie(context, { session, user });
          return { userId: user.id };
        },
      ),
    },
  };
}
