import { AppError } from "@/lib/errors/app-error";
import { toJsonText } from "@/lib/values/json";
import { ValueError } from "@/lib/values/value-error";

/** A command's result, on stdout. */
export function writeResult(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** A command's result as JSON, on stdout; whole numbers of money are written as text, so none loses a digit. */
export function writeJson(value: unknown): void {
  writeResult(toJsonText(value, 2));
}

/** Something to know beside the result, on stderr. */
export function writeNote(text: string): void {
  process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** What a person reads when a command fails: the message with its places, never a stack. */
export function errorText(error: unknown): string {
  if (error instanceof AppError) return [error.message, ...detailLines(error)].join("\n");
  if (error instanceof ValueError) return error.message;
  const reason = error instanceof Error && error.message ? error.message.split("\n")[0] : String(error);
  return `Attain did not expect this: ${reason}\nIf it happens again, please report it with the command you ran.`;
}

function detailLines({ message, details }: AppError): string[] {
  return details
    .filter((detail) => !message.includes(detail.message))
    .map((detail) => (detail.where === "" ? `  ${detail.message}` : `  ${detail.where}: ${detail.message}`));
}
