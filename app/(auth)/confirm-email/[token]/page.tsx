import type { Metadata } from "next";
import { findLink } from "@/lib/auth/one-time-links";
import { AuthPage, LinkOver } from "../../_components/auth-page";
import { ConfirmEmailForm } from "../../_components/confirm-email-form";

export const metadata: Metadata = { title: "Confirm your address" };

export default async function ConfirmEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await findLink("change_email", token);
  if (!link) return <LinkOver>It was used, or is older than a day. Change your address once more.</LinkOver>;
  return (
    <AuthPage title="Is this your address?" lead={`From now on you would sign in with ${link.email}.`}>
      <ConfirmEmailForm token={token} />
    </AuthPage>
  );
}
