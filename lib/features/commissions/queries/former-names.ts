import { type Queryable, queryRows, sql } from "@/lib/db/sql";
import type { Filter, Plan } from "@/lib/domain/commissions/plan";

type NameRow = { readonly kind: "product" | "promotion"; readonly name: string; readonly now: string[] };

/**
 * Puts into a plan's filters, for names of products and promotions that nothing bears today, the names that those who bore them have now: what a
 * plan asks for stays the same thing when it is renamed. Where something bears the name today, it is meant.
 */
export async function loadPresentNames(on: Queryable): Promise<(plan: Plan) => Plan> {
  const rows = await queryRows<NameRow>(
    on,
    sql`with present as (select 'product' as kind, id, name from products union all select 'promotion', id, name from promotions)
        select f.kind, f.name, array_agg(distinct p.name) as now
        from former_names f join present p on p.kind = f.kind and p.id = f.entity_id
        where not exists (select from present b where b.kind = f.kind and b.name = f.name)
        group by 1, 2`,
  );
  if (rows.length === 0) return (plan) => plan;
  const presentOf = (kind: NameRow["kind"], names: readonly string[]) => [
    ...new Set(names.flatMap((name) => rows.find((row) => row.kind === kind && row.name === name)?.now ?? [name])),
  ];
  const present = <Part extends { readonly when: Filter }>(part: Part): Part => {
    const { product, promotion } = part.when;
    const named = { product: presentOf("product", product), promotion: presentOf("promotion", promotion) };
    return { ...part, when: { ...part.when, ...named } };
  };
  return (plan) => ({ ...plan, components: plan.components.map(present), spiffs: plan.spiffs.map(present) });
}
