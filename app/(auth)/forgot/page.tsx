import type { Metadata } from "next";
import { canMailLinks } from "@/lib/auth/password-links";
import { AuthPage } from "../_components/auth-page";
import { ForgotForm } from "../_components/forgot-form";

export const metadata: Metadata = { title: "Forgot your password" };

export default function ForgotPage() {
  if (!canMailLinks()) {
    return (
      <AuthPage
        title="Forgot your password?"
        lead="This installation sends no mail. Ask an admin for a link with which you choose a new one."
      />
    );
  }
  return (
    <AuthPage title="Forgot your password?" lead="We mail you a link with which you choose a new one.">
      <ForgotForm />
    </AuthPage>
  );
}
