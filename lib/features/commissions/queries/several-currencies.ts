/** SQL of the reps whose plans pay in more than one currency (`rep_id`, `currencies`). `assignments` has a `rep_id` and a `plan_id` in each row. */
export function severalCurrencies(assignments: string): string {
  return `select a.rep_id, array_agg(distinct v.definition->>'currency' order by v.definition->>'currency') as currencies
    from ${assignments} a join plan_versions v on v.plan_id = a.plan_id
    group by a.rep_id having count(distinct v.definition->>'currency') > 1`;
}
