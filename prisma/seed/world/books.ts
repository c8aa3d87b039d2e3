import type { Quarter } from "../chance/timeline";
import { ownerOn } from "./customers";
import type { Market } from "./market";
import { isSettled } from "./reps";
import type { Customer, Rep } from "./types";

/** A rep's customers and what they pay for a year, in US dollars. */
type Book = { readonly rep: Rep; readonly customers: Customer[]; yearly: number };

const FULL = 1.12;
const THIN = 0.9;

/** Hands customers from reps with many to reps of the same market with few, as a company does when it hires. */
export function balanceBooks(quarter: Quarter, customers: Iterable<Customer>, market: Market): void {
  const day = Math.min(quarter.from, market.timeline.today);
  const books = new Map<Rep, Book>();
  for (const rep of market.reps) {
    if (isSettled(rep, day)) books.set(rep, { rep, customers: [], yearly: 0 });
  }
  for (const customer of customers) {
    if (customer.left !== null) continue;
    const book = books.get(ownerOn(customer, day, market));
    book?.customers.push(customer);
    if (book) book.yearly += yearlyDollars(customer, day, market);
  }
  for (const area of ["Americas", "Europe"] as const) {
    balance(
      [...books.values()].filter(({ rep }) => rep.region.market === area),
      day,
      market,
    );
  }
}

/** What a customer pays for a year, in US dollars. */
export function yearlyDollars(customer: Customer, day: number, { exchange }: Market): number {
  return (exchange.toDollars(customer.monthly, customer.account.country.currency, day) * 12) / 100;
}

function balance(books: readonly Book[], day: number, market: Market): void {
  const mean = books.reduce((sum, book) => sum + book.yearly, 0) / Math.max(1, books.length);
  const fullness = ({ rep, yearly }: Book) => yearly / (mean * rep.spec.territory * rep.spec.book);
  for (const thin of books) {
    while (fullness(thin) < THIN) {
      const full = books.reduce((most, book) => (fullness(book) > fullness(most) ? book : most), thin);
      const customer = fullness(full) > FULL && full.customers.length > 1 ? full.customers.shift() : undefined;
      if (!customer) break;
      const yearly = yearlyDollars(customer, day, market);
      full.yearly -= yearly;
      thin.yearly += yearly;
      thin.customers.push(customer);
      customer.owner = thin.rep;
    }
  }
}
