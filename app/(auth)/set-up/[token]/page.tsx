import type { Metadata } from "next";
import { isSetUpToken } from "@/lib/auth/set-up";
import { findOrganisation } from "@/lib/features/organisation/queries";
import { monthName, WEEKDAYS } from "@/lib/format/date";
import { CURRENCIES } from "@/lib/values/currency";
import { AuthPage, LinkOver } from "../../_components/auth-page";
import { SetUpForm } from "../../_components/set-up-form";

export const metadata: Metadata = { title: "Set up" };

export default async function SetUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await isSetUpToken(token))) {
    return (
      <LinkOver>
        Attain is set up already, or the link was used or is too old. Each start of an Attain that is not set up shows a
        new one on its console.
      </LinkOver>
    );
  }
  const organisation = await findOrganisation();
  return (
    <AuthPage
      title="Set up Attain"
      lead={
        organisation
          ? "There are data in this installation already. What is missing is you."
          : "Two minutes, once. All but the currency can be changed later."
      }
    >
      <SetUpForm token={token} choices={organisation ? null : listChoices()} />
    </AuthPage>
  );
}

function listChoices() {
  return {
    currencies: CURRENCIES,
    timeZones: ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")],
    months: Array.from({ length: 12 }, (_, index) => monthName(index + 1, "long")),
    days: WEEKDAYS,
  };
}
