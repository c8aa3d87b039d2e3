import { AppError } from "@/lib/errors/app-error";
import type { Kind } from "../../kinds/types";
import type { Alias } from "../../types";

/** Throws `invalid_input` where an alias is for a field that the kind does not have. */
export function checkAliases({ fields, many }: Kind, aliases: readonly Alias[]): void {
  const names = fields.map(({ name }) => name);
  const wrong = aliases.find(({ field }) => !names.includes(field));
  if (!wrong) return;
  throw new AppError(
    "invalid_input",
    `There is an alias for ${wrong.field}, which ${many} do not have. Their fields are ${names.join(", ")}.`,
  );
}

/** Cells that stand for another text, in any case, by field. */
export class AliasTable {
  private readonly byField = new Map<string, Map<string, Alias>>();
  private readonly used = new Set<Alias>();

  constructor(private readonly aliases: readonly Alias[]) {
    for (const alias of aliases) {
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
