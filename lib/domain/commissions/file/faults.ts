import { ValueError } from "@/lib/values/value-error";
import { PlanError, type Problem } from "../plan-error";

/** Reads values of a file one by one and keeps every fault with its place, so that all of them are reported at once. */
export class Faults {
  private readonly problems: Problem[] = [];

  /** What `make` returns; where it refuses its text, `otherwise`, and the fault is kept. */
  read<T>(where: string, make: () => T, otherwise: T): T {
    try {
      return make();
    } catch (error) {
      if (error instanceof PlanError) this.problems.push(...error.problems);
      else if (error instanceof ValueError) this.add(where, error.message);
      else throw error;
      return otherwise;
    }
  }

  add(where: string, message: string): void {
    this.problems.push({ where, message });
  }

  /** Throws PlanError when a fault was kept. */
  throwIfAny(): void {
    if (this.problems.length > 0) throw new PlanError(this.problems);
  }
}
