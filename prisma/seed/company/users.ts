import type { Role } from "@/lib/auth/permissions";
import { workMail } from "./organisation";

/** Someone who can sign in to the sample company: one for each kind of person the product is for. */
export type Persona = {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** The rep they are, by name. */
  readonly rep?: string;
  /** The team they manage, by name. */
  readonly manages?: string;
};

export const PERSONAS: readonly Persona[] = [
  persona("Sunniva Aas", ["admin"]),
  persona("Marguerite Osei", ["leadership"]),
  persona("Theo Brandvold", ["finance"]),
  { ...persona("Gideon Marsh-Okoro", ["sales_manager"]), manages: "Central" },
  { ...persona("Imani Castellane", ["rep"]), rep: "Imani Castellane" },
  persona("Kenji Albright", ["marketer"]),
];

function persona(name: string, roles: readonly Role[]): Persona {
  return { name, email: workMail(name), roles };
}
