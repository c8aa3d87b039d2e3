import type { Metadata } from "next";
import { findLink } from "@/lib/auth/one-time-links";
import { AuthPage, LinkOver } from "../../_components/auth-page";
import { PasswordForm } from "../../_components/password-form";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await findLink("invitation", token);
  if (!link) return <LinkOver>It was used, or is older than a week. Ask an admin to invite you again.</LinkOver>;
  return (
    <AuthPage title={`Welcome, ${link.name}`} lead="Choose a password, and you are in.">
      <PasswordForm purpose="invitation" token={token} email={link.email ?? ""} />
    </AuthPage>
  );
}
