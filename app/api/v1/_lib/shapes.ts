import { z } from "zod";
import { isCalendarDate } from "@/lib/values/calendar-date";

/** Money as answers tell it. */
export const money = z.object({
  minor: z
    .string()
    .regex(/^-?\d+$/)
    .meta({ description: "Minor units of the currency, with every digit." }),
  currency: z.string().length(3),
});

export const named = z.object({ id: z.int(), name: z.string() });

export const text = z.string().nullable();

/** A business day in an answer. */
export const day = z.string().meta({ format: "date" });

/** A business day in a question. */
export const dayParameter = z
  .string()
  .refine(isCalendarDate, "Write a day such as 2026-01-31.")
  .meta({ format: "date" });

/** A switch in an address. */
export const flag = z
  .enum(["true", "false"])
  .optional()
  .transform((value) => value === "true");

/** No parameters. */
export const none = z.strictObject({});

/** The id of a thing in a path. */
export const idParams = z.strictObject({
  id: z
    .string()
    .regex(/^\d{1,9}$/, "An id is a whole number.")
    .transform(Number),
});

/** Filters by name: `filter[name]=value`, each may be given several times. */
export function filters<const Name extends string>(names: readonly Name[], description: string) {
  const value = z.array(z.string().max(200)).max(100).optional().meta({ description });
  const shape = Object.fromEntries(names.map((name) => [name, value])) as Record<Name, typeof value>;
  return z.strictObject(shape).optional();
}

/** How a list is cut into pages and sorted; `-` before the name sorts downwards. */
export function listQuery<const Sort extends string, F extends z.ZodType>(
  sorts: readonly Sort[],
  usual: Sort | `-${Sort}`,
  filter: F,
) {
  const orders = sorts.flatMap((sort) => [sort, `-${sort}`] as const);
  return z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "Rows of a page." }),
    cursor: z.string().max(2000).optional().meta({ description: "The next_cursor of the page before." }),
    sort: z
      .enum(orders)
      .optional()
      .transform((sort): Sort | `-${Sort}` => sort ?? usual)
      .meta({ description: "What to sort by; with - downwards.", default: usual }),
    filter,
  });
}

/** A page of a list. */
export function listAnswer<Row extends z.ZodType, More extends z.ZodRawShape>(row: Row, more: More) {
  return z.object({
    data: z.array(row),
    next_cursor: text.meta({ description: "Asks for the next page; null on the last." }),
    ...more,
  });
}
