import type { Metadata } from "next";
import { getOrganisation, hasAmounts } from "@/lib/features/organisation/queries";
import { pageScope } from "@/lib/http/page";
import { Card, Stack } from "@/lib/ui/card";
import { OrganisationForm } from "./_components/organisation-form";
import { SettingsHeader } from "./_components/settings-header";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const scope = await pageScope("settings.read");
  const [organisation, currencyIsFixed] = await Promise.all([getOrganisation(), hasAmounts(scope)]);
  return (
    <>
      <SettingsHeader scope={scope} current="/settings">
        What every page counts by. Whatever is changed here is put on record.
      </SettingsHeader>
      <Stack>
        <Card title="Organisation" subtitle="What every figure and statement is counted by.">
          <OrganisationForm
            organisation={organisation}
            currencyIsFixed={currencyIsFixed}
            timeZones={Intl.supportedValuesOf("timeZone")}
          />
        </Card>
      </Stack>
    </>
  );
}
