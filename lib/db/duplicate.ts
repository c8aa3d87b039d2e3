import { Prisma } from "./client";

/** Whether the database refused a row because another has the same value where there may be one only. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
