import type { Role } from "@/lib/auth/permissions";

/** A key as it is listed: never the key itself. */
export type Key = {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  /** Its first characters, by which it can be told from others. */
  readonly start: string;
  /** Whose rows it reaches, where its role is of that kind. */
  readonly person: { readonly id: number; readonly name: string } | null;
  /** Who made it; null where that account is gone. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  /** The moment from which it is refused; null: never. */
  readonly expiresAt: Date | null;
  /** `refused`: its person is disabled or has lost the role. */
  readonly state: "active" | "expired" | "revoked" | "refused";
};

/** A key that was just made: the only time its text is known. */
export type MadeKey = { readonly id: number; readonly name: string; readonly key: string };

/** A person whom a key may act for, with the roles it may have then. */
export type KeyPerson = { readonly id: number; readonly name: string; readonly roles: readonly Role[] };
