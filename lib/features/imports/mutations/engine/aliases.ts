import { AppError } from "@/lib/errors/app-error";
import type { Alias } from "../../types";
import type { ImportRun } from "./run";

/** Cells that stand for another text, in any case, by field. */
export class AliasTable {
  private readonly byField = new Map<string, Map<string, Alias>>();
  private readonly used = new Set<Alias>();

  constructor(
    private readonly aliases: readonly Alias[],
    { kind }: ImportRun,
  ) {
    const names = kind.fields.map(({ name }) => name);
    for (const alias of aliases) {
      if (!names.includes(alias.field)) {
        throw new AppError(
          "invalid_input",
          `There is an alias for ${alias.field}, which ${kind.many} do not have. Their fields are ${names.join(", ")}.`,
        );
      }
      const known = this.byField.get(alias.field) ?? new Map<string, Alias>();
      known.set(alias.from.trim().toLowerCase(), alias);
      this.byField.set(alias.field, known);
    }
  }

  /** How a field's cells are replaced. */
  of(field: string): (text: string) => string {
    const known = this.byField.get(field);
    if (!known) return (text) => text;
    return (text) => {
      const alias = known.get(text.toLowerCase());
      if (!alias) return text;
      this.used.add(alias);
      return alias.to.trim();
    };
  }

  /** The aliases that no cell needed. */
  unused(): readonly Alias[] {
    return this.aliases.filter((alias) => !this.used.has(alias));
  }
}
