import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Provider from "oidc-provider";
import { SMTPServer } from "smtp-server";

/** What the identity provider says of each of its people. */
export type ProviderLogins = Readonly<Record<string, { readonly email: string; readonly email_verified: boolean }>>;

/** An Attain of one's own on an empty folder, with a mail server and an identity provider, as `npm start` runs it. */
export class OwnInstallation {
  readonly mails: string[] = [];
  url = "";
  /** What the console has said so far. */
  said = "";
  private readonly folder = mkdtempSync(join(tmpdir(), "attain-own-"));
  private readonly smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _session, done) => {
      let text = "";
      stream.on("data", (chunk: Buffer) => {
        text += chunk.toString("utf8");
      });
      stream.on("end", () => {
        this.mails.push(text.replace(/=\r\n/g, "").replace(/=3D/g, "="));
        done();
      });
    },
  });
  private provider: Server | null = null;
  private attain: ChildProcess | null = null;

  /** Starts all three; `logins` are those that the provider knows, `url` is the address that people open. */
  async start(port: number, logins: ProviderLogins, url = `http://127.0.0.1:${port}`): Promise<void> {
    this.url = url;
    // The database server may run as another user, who has to come through.
    chmodSync(this.folder, 0o711);
    this.smtp.listen(0, "127.0.0.1");
    await once(this.smtp.server, "listening");
    const issuer = await this.startProvider(logins);
    const attain = spawn(process.execPath, ["--import", "tsx", "scripts/launch.ts", "start"], {
      env: {
        ...process.env,
        PORT: String(port),
        ATTAIN_URL: this.url,
        ATTAIN_DATA_DIR: this.folder,
        ATTAIN_SAMPLE: "0",
        DATABASE_URL: "",
        SMTP_URL: `smtp://127.0.0.1:${(this.smtp.server.address() as AddressInfo).port}`,
        OIDC_ISSUER: issuer,
        OIDC_CLIENT_ID: "attain",
        OIDC_CLIENT_SECRET: "a-secret-of-the-test",
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.attain = attain;
    await new Promise<void>((resolve, reject) => {
      attain.once("exit", (code) => reject(new Error(`Attain ended with ${code}: ${this.said}`)));
      attain.stdout.on("data", (chunk: Buffer) => {
        this.said += chunk.toString("utf8");
        if (this.said.includes("/set-up/")) resolve();
      });
    });
  }

  /** The link with which the console lets the first admin in. */
  get setUpLink(): string {
    return /http\S+\/set-up\/\S+/.exec(this.said)?.[0] ?? "";
  }

  /** The link in the latest mail to the address. */
  linkMailedTo(address: string): string {
    const mail = this.mails.findLast((text) => text.includes(`To: ${address}`)) ?? "";
    return new RegExp(`${this.url}/\\S+`).exec(mail)?.[0] ?? "";
  }

  async stop(): Promise<void> {
    if (this.attain?.exitCode === null) {
      this.attain.removeAllListeners("exit");
      this.attain.kill("SIGTERM");
      await once(this.attain, "exit");
    }
    this.provider?.close();
    await new Promise<void>((resolve) => this.smtp.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async startProvider(logins: ProviderLogins) {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: "attain",
          client_secret: "a-secret-of-the-test",
          redirect_uris: [`${this.url}/api/auth/callback/oidc`],
          response_types: ["code"],
          grant_types: ["authorization_code"],
        },
      ],
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
      conformIdTokenClaims: false,
      cookies: { keys: ["only for this test"] },
      findAccount: (_, login) => ({ accountId: login, claims: () => ({ sub: login, name: login, ...logins[login] }) }),
    });
    server.on("request", provider.callback());
    this.provider = server;
    return issuer;
  }
}
