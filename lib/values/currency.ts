import { ValueError } from "./value-error";

/** Minor-unit exponents of ISO 4217 that differ from 2. */
export const EXPONENTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    BIF: 0,
    CLP: 0,
    DJF: 0,
    GNF: 0,
    ISK: 0,
    JPY: 0,
    KMF: 0,
    KRW: 0,
    PYG: 0,
    RWF: 0,
    UGX: 0,
    UYI: 0,
    VND: 0,
    VUV: 0,
    XAF: 0,
    XOF: 0,
    XPF: 0,
    BHD: 3,
    IQD: 3,
    JOD: 3,
    KWD: 3,
    LYD: 3,
    OMR: 3,
    TND: 3,
    CLF: 4,
    UYW: 4,
  }),
);

const TWO_DECIMALS = new Set(
  (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD " +
    "EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD " +
    "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK " +
    "SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"
  ).split(" "),
);

/** How many decimals a currency's minor unit has (ISO 4217: JPY 0, USD 2, KWD 3). Throws ValueError on an unknown code. */
export function currencyExponent(currency: string): number {
  const exponent = EXPONENTS.get(currency) ?? (TWO_DECIMALS.has(currency) ? 2 : undefined);
  if (exponent === undefined) throw new ValueError(`"${currency}" is not an ISO 4217 currency code such as USD or EUR`);
  return exponent;
}

/** Every known code, in the order of the alphabet. */
export const CURRENCIES: readonly string[] = [...EXPONENTS.keys(), ...TWO_DECIMALS].sort();

/** Whether the text is a known ISO 4217 code in capitals. */
export function isCurrency(code: string): boolean {
  return EXPONENTS.has(code) || TWO_DECIMALS.has(code);
}
