import type { Metadata } from "next";
import { apiDocument } from "@/app/api/v1/_lib/document";
import { pageScope } from "@/lib/http/page";
import { DownloadLink } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { SettingsHeader } from "../../_components/settings-header";
import { TryCall } from "./_components/try-call";
import { callsOf } from "./_lib/calls-of";

export const metadata: Metadata = { title: "Try a call" };

export default async function TryCallPage() {
  const scope = await pageScope("keys.read");
  return (
    <>
      <SettingsHeader scope={scope} current="/settings/keys">
        Every call of the API with its parameters. Paste a key and send one: the answer is what a program would get.
      </SettingsHeader>
      <Card
        title="Try a call"
        subtitle="The key stays in this page: it is sent with the call and kept nowhere."
        actions={<DownloadLink href="/api/v1/openapi.json">OpenAPI document</DownloadLink>}
      >
        <TryCall calls={callsOf(apiDocument())} />
      </Card>
    </>
  );
}
