import { AppError } from "@/lib/errors/app-error";
import { isTimeZone } from "@/lib/format/time-zone";
import { isCurrency } from "@/lib/values/currency";

/** Throws `invalid_input` on a currency or time zone that there is not. */
export function requireKnown({ currency, timeZone }: { readonly currency: string; readonly timeZone: string }): void {
  if (!isCurrency(currency)) refuse("currency", `"${currency}" is not an ISO 4217 currency code such as USD or EUR.`);
  if (!isTimeZone(timeZone)) refuse("timeZone", `"${timeZone}" is not a time zone such as UTC or Europe/Berlin.`);
}

function refuse(where: string, message: string): never {
  throw new AppError("invalid_input", message, { details: [{ where, message }] });
}
