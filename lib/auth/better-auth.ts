import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { nextCookies } from "better-auth/next-js";
import { genericOAuth, twoFactor } from "better-auth/plugins";
import { z } from "zod";
import { type Environment, env } from "@/lib/config/env";
import { type Client, database, type Transaction } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors/app-error";
import { recordOwnDeed } from "./audit";
import { endLinks } from "./one-time-links";

/** A session ends after this time, whatever is done in it. */
const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** The identity provider's name in the addresses of sign-in. */
export const PROVIDER = "oidc";

const made = new WeakMap<Client, ReturnType<typeof make>>();

/** Accounts, passwords and sessions of the open database. Called on the server only: none of its paths is served. */
export function authentication() {
  const client = database();
  const known = made.get(client);
  if (known) return known;
  const fresh = make(client, true);
  made.set(client, fresh);
  return fresh;
}

/** The same within a transaction, so that what it writes is written with its record or not at all. It knows no identity provider. */
export function authenticationIn(transaction: Transaction) {
  return make(transaction, false);
}

function make(client: Client | Transaction, whole: boolean) {
  const { url, port, secret, oidc } = env();
  if (!secret)
    throw new AppError("not_set_up", "ATTAIN_SECRET is missing: start Attain with npm start, which makes one.");
  return betterAuth({
    appName: "Attain",
    baseURL: url ?? `http://localhost:${port}`,
    secret,
    database: prismaAdapter(client, { provider: "postgresql", transaction: whole }),
    advanced: {
      cookiePrefix: "attain",
      useSecureCookies: url?.startsWith("https:") ?? false,
      database: { generateId: "serial" },
      ipAddress: { disableIpTracking: true },
    },
    account: {
      modelName: "signInMethod",
      encryptOAuthTokens: true,
      // Nobody signs up by themselves, so an account that was invited may be the provider's, once that has verified the address.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    onAPIError: { errorURL: "/sign-in" },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, freshAge: 0 },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const id = Number(session.userId);
            const user = await client.user.findUnique({ where: { id }, select: { disabledAt: true } });
            if (!user || user.disabledAt) throw new APIError("UNAUTHORIZED", { message: "The account is disabled." });
            return { data: { ...session, ipAddress: context?.headers?.get("x-attain-address") ?? null } };
          },
          after: async ({ userId, ipAddress }, context) => {
            await client.user.update({ where: { id: Number(userId) }, data: { lastSeenAt: new Date() } });
            if (!context?.path?.startsWith("/callback")) return;
            await recordProviderSignIn(client, Number(userId), ipAddress ?? null);
          },
        },
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      twoFactor({ issuer: "Attain" }),
      genericOAuth({ config: whole && oidc ? [providerOf(oidc)] : [] }),
      withoutPassword(),
      nextCookies(),
    ],
  });
}

/** The organisation's identity provider: it signs in who was invited, and makes no accounts. */
function providerOf({ issuer, clientId, clientSecret }: NonNullable<Environment["oidc"]>) {
  return {
    providerId: PROVIDER,
    discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ["openid", "email", "profile"],
    pkce: true,
    disableSignUp: true,
    disableProviderLogout: true,
  };
}

async function recordProviderSignIn(
  client: Client | Transaction,
  userId: number,
  address: string | null,
): Promise<void> {
  const person = await client.user.findUniqueOrThrow({ where: { id: userId }, select: { id: true, name: true } });
  await inTransaction(client, async (transaction) => {
    await endLinks(transaction, userId);
    const summary = "Signed in with the organisation's account";
    await recordOwnDeed(transaction, person, address, { action: "sign_in.provider", summary });
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
