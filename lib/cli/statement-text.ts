import type { StatementsJson } from "@/lib/domain/commissions/statement-json";

type StatementJson = StatementsJson["statements"][number];

/** A statement to read: its lines and what else its pay is made of, which sum to what is payable, each with why; then what is outstanding after it. */
export function statementText(statement: StatementJson): string {
  const { period, currency, earned, payable, held, balance, explanation, problems } = statement;
  return [
    `${period}: earned ${earned} ${currency}, payable ${payable} ${currency}`,
    ...addends(statement).flat(),
    ...part("payable, the sum of these", payable, []),
    ...(isNothing(held) ? [] : part("kept back after it", held, [])),
    ...(explanation.balance.length === 0 ? [] : part("owed back after it", balance, explanation.balance)),
    ...problems.map(({ where, message }) => `  ! ${where}: ${message}`),
  ].join("\n");
}

function addends({ lines, holds, adjustments, draw, carried, explanation }: StatementJson): string[][] {
  return [
    ...lines.map((line) => part(nameOf(line), line.earned, line.explanation)),
    ...holds.map((hold) => {
      const kind = hold.held.startsWith("-") ? "set free" : "kept back";
      return part(`${kind}: ${nameOf(hold)}`, negated(hold.held), hold.explanation);
    }),
    isNothing(draw) ? [] : part("draw", draw, explanation.draw),
    isNothing(carried) ? [] : part("carried", carried, explanation.carried),
    ...adjustments.map(({ id, on, amount, reason, by }) =>
      part(`adjustment ${id} (${on})`, amount, [{ text: by === "" ? reason : `${reason} (${by})` }]),
    ),
  ];
}

type Named = { readonly component: string; readonly deal: string | null; readonly origin_period: string };

function nameOf({ deal, component, origin_period }: Named): string {
  return `${deal ?? "period"} ${component} (${origin_period})`;
}

function part(name: string, amount: string, why: readonly { readonly text: string }[]): string[] {
  return [`  ${name}: ${amount}`, ...why.map(({ text }) => `    ${text}`)];
}

function isNothing(amount: string): boolean {
  return !/[1-9]/.test(amount);
}

function negated(amount: string): string {
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
}
