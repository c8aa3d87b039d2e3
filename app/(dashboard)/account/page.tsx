import type { Metadata } from "next";
import { getOwnAccount } from "@/lib/auth/own-account";
import { canUseProvider } from "@/lib/auth/sign-in";
import { formatMoment } from "@/lib/format/date";
import { asPage, pageScope } from "@/lib/http/page";
import { Card, Split, Stack } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { EmailForm } from "./_components/email-form";
import { PasswordForm } from "./_components/password-form";
import { SecondFactor } from "./_components/second-factor";
import { Sessions } from "./_components/sessions";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const { organisation } = await pageScope("own_account.write");
  const account = await asPage(getOwnAccount);
  const sessions = account.sessions.map(({ signedInAt, seenAt, ...session }) => ({
    ...session,
    signedIn: formatMoment(signedInAt, organisation.timeZone),
    seen: formatMoment(seenAt, organisation.timeZone),
  }));
  return (
    <>
      <PageHeader title="Your account">
        {account.name}, {account.email}
      </PageHeader>
      <Stack>
        {account.hasPassword ? (
          <>
            <Split>
              <Card
                title="Second factor"
                subtitle={
                  canUseProvider()
                    ? "A code of an app on your phone, each time you sign in with the password. Your organisation's account asks for its own."
                    : "A code of an app on your phone beside the password, at each sign-in."
                }
              >
                <SecondFactor on={account.twoFactor} />
              </Card>
              <Card title="Password" subtitle="A new one signs you out in every other browser.">
                <PasswordForm />
              </Card>
            </Split>
            <Card title="E-mail address" subtitle="You sign in with it, and links go to it.">
              <EmailForm />
            </Card>
          </>
        ) : (
          <Card title="Password">
            <p>You sign in without one: there is no password, and no second factor, to change here.</p>
          </Card>
        )}
        <Card title="Where you are signed in" subtitle="What you do not know, sign out; then change your password.">
          <Sessions sessions={sessions} />
        </Card>
      </Stack>
    </>
  );
}
