import { BEGINNING } from "@/lib/values/calendar-date";
import { type Ppm, WHOLE } from "@/lib/values/percentage";
import type { Credit, Quota, Recorded, RecordedDeal, RecordedEvent } from "../facts";
import type { CreditFile, DealFile, EventFile, QuotaFile } from "./preview-file";
import type { ValueReaders } from "./read-values";

/** A quota of a file. Unless it says when it was recorded it is known from the beginning. */
export function readQuota(file: QuotaFile, planCurrency: string, read: ValueReaders, at: string): Recorded<Quota> {
  const currency = file.currency == null ? planCurrency : read.currency(file.currency, `${at}.currency`);
  return {
    id: file.id ?? `${file.from} to ${file.to}`,
    from: read.date(file.from, `${at}.from`),
    to: read.date(file.to, `${at}.to`),
    amount: read.money(file.amount, currency, `${at}.amount`),
    currency,
    ramp: file.ramp == null ? WHOLE : read.percent(file.ramp, `${at}.ramp`),
    recordedOn: read.recorded(file, BEGINNING, at),
  };
}

/** A deal of a file with its credits and events. */
export function readDeal(
  file: DealFile,
  { currency: planCurrency, rep }: { readonly currency: string; readonly rep: string },
  read: ValueReaders,
  at: string,
): RecordedDeal {
  const currency = file.currency == null ? planCurrency : read.currency(file.currency, `${at}.currency`);
  const money = (text: string | null | undefined, place: string) =>
    text == null ? null : read.money(text, currency, `${at}.${place}`);
  const on = read.date(file.on, `${at}.on`);
  const credits = file.credits ?? [{ rep, share: "100%" }];
  return {
    id: file.id,
    name: file.name ?? null,
    on,
    currency,
    amount: read.money(file.amount, currency, `${at}.amount`),
    cost: money(file.cost, "cost"),
    recurringAmount: money(file.recurring_amount, "recurring_amount"),
    listAmount: money(file.list_amount, "list_amount"),
    units: file.units == null ? WHOLE : read.count(String(file.units), `${at}.units`),
    type: file.type ?? null,
    product: file.product ?? null,
    segment: file.segment ?? null,
    channel: file.channel ?? null,
    promotion: file.promotion ?? null,
    credits: credits.map((credit, index) => readCredit(credit, read, `${at}.credits[${index}]`)),
    events: (file.events ?? []).map((event, index) =>
      readEvent(event, index, currency, read, `${at}.events[${index}]`),
    ),
    recordedOn: read.recorded(file, on, at),
  };
}

function readCredit(file: CreditFile, read: ValueReaders, at: string): Credit {
  const share: Ppm = read.percent(file.share, `${at}.share`);
  return { rep: file.rep, name: file.name ?? null, share, overlay: file.overlay ?? false };
}

function readEvent(file: EventFile, index: number, currency: string, read: ValueReaders, at: string): RecordedEvent {
  const on = read.date(file.on, `${at}.on`);
  return {
    id: file.id ?? `event ${index + 1}`,
    type: file.type,
    on,
    amount: file.amount == null ? null : read.notBelowZero(file.amount, currency, `${at}.amount`),
    recordedOn: read.recorded(file, on, at),
  };
}
