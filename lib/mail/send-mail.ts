import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/config/env";
import { AppError } from "@/lib/errors/app-error";

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

let transport: { readonly url: string; readonly transporter: Transporter } | null = null;

/** Whether mail can be sent at all: only where SMTP_URL names a server. */
export function canSendMail(): boolean {
  return env().smtpUrl !== null;
}

/**
 * What links in mails begin with, or null where none can be mailed: that takes SMTP_URL and ATTAIN_URL, since without the
 * latter the address came with the request, and a mail must not repeat what anyone may have put there.
 */
export function findMailLinkBase(): string | null {
  return canSendMail() ? env().url : null;
}

/** Sends a mail through the organisation's server. Throws `unavailable` when there is none or it does not take the mail. */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const { smtpUrl, url } = env();
  if (smtpUrl === null) throw new AppError("unavailable", "No mail can be sent: SMTP_URL names no mail server.");
  if (transport?.url !== smtpUrl) transport = { url: smtpUrl, transporter: createTransport(smtpUrl) };
  try {
    await transport.transporter.sendMail({ from: sender(smtpUrl, url), to, subject, text });
  } catch (cause) {
    throw new AppError("unavailable", `The mail server did not take the mail to ${to}.`, { cause });
  }
}

/** The mail server's own user where that is an address, else one at the host Attain is served from. */
function sender(smtpUrl: string, url: string | null): string {
  const parameters = new URL(smtpUrl);
  const user = decodeURIComponent(parameters.username);
  const address =
    parameters.searchParams.get("from") ??
    (user.includes("@") ? user : `attain@${url === null ? "localhost" : new URL(url).hostname}`);
  return `Attain <${address}>`;
}
