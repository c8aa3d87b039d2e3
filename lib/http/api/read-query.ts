import { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import { parseInput } from "../parse-input";

const FILTER = /^filter\[([^\]]*)\]$/;

/**
 * Reads the parameters of an address: `filter[name]` gathers under `filter`, a parameter that may be given several times is a list.
 * Throws `invalid_input` on one that is not known, or is given twice and may not be.
 */
export function readQuery<S extends z.ZodObject>(schema: S, params: URLSearchParams): z.output<S> {
  const values = new Map<string, string[]>();
  const filters = new Map<string, string[]>();
  for (const [name, value] of params) {
    const filter = FILTER.exec(name)?.[1];
    if (filter !== undefined && "filter" in schema.shape) push(filters, filter, value);
    else if (name === "filter") throw given(name, "is written as filter[name]=value");
    else push(values, name, value);
  }
  const entries = Array.from(values, ([name, all]) => [name, takesMany(schema.shape[name]) ? all : one(name, all)]);
  const filter = filters.size > 0 ? { filter: Object.fromEntries(filters) } : {};
  return parseInput(schema, { ...Object.fromEntries(entries), ...filter }) as z.output<S>;
}

/** Whether a parameter may be given several times. */
export function takesMany(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return takesMany(schema.unwrap());
  return schema instanceof z.ZodArray;
}

function one(name: string, [first, second]: readonly string[]): string {
  if (second !== undefined) throw given(name, "is given more than once");
  return first ?? "";
}

function push(into: Map<string, string[]>, name: string, value: string): void {
  into.set(name, [...(into.get(name) ?? []), value]);
}

function given(name: string, problem: string): AppError {
  const details = [{ where: name, message: problem }];
  return new AppError("invalid_input", `${name} ${problem}.`, { details });
}
