/**
 * SQL of whether the statement `s` is locked and rests on a time that its rep was on a plan, by the rules of its month or by a deal won then. `row` names a
 * row with the rep (`rep_id`), the plan's name (`plan`) and the time (`days`, a multirange).
 */
export function restsOnTime(row: string): string {
  return `s.state = 'locked' and s.rep_id = ${row}.rep_id and (datemultirange(daterange(s.from_on, s.to_on)) && ${row}.days
    or exists (select from statement_lines l join deals d on d.id = l.deal_id
               where l.statement_id = s.id and lower(l.plan) = lower(${row}.plan) and d.closed_on <@ ${row}.days))`;
}
