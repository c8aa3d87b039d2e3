"use client";

import { ActionForm } from "@/lib/ui/form/action-form";
import { signInByProvider } from "../actions";

/** The way through the organisation's identity provider. */
export function ProviderButton() {
  return <ActionForm action={signInByProvider} submit="Sign in with your organisation's account" quiet />;
}
