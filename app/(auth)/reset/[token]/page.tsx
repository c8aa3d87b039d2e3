import type { Metadata } from "next";
import { findLink } from "@/lib/auth/one-time-links";
import { AuthPage, LinkOver } from "../../_components/auth-page";
import { PasswordForm } from "../../_components/password-form";

export const metadata: Metadata = { title: "New password" };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await findLink("reset", token);
  if (!link) return <LinkOver>It was used, or is older than an hour. Ask for a new one.</LinkOver>;
  return (
    <AuthPage title={"Choose a new password"} lead="You are signed out everywhere else with it.">
      <PasswordForm purpose="reset" token={token} email={link.email ?? ""} />
    </AuthPage>
  );
}
