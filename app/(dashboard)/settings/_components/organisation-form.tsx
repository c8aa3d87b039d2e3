"use client";

import { useState } from "react";
import { changeOrganisation } from "@/lib/features/organisation/actions";
import type { Leaderboard, Organisation } from "@/lib/features/organisation/types";
import { monthName, WEEKDAYS } from "@/lib/format/date";
import { ActionForm } from "@/lib/ui/form/action-form";
import { type Choice, ChoicesField, SelectField, TextField } from "@/lib/ui/form/fields";

type OrganisationFormProps = {
  organisation: Organisation;
  /** There are amounts already, so the currency stays. */
  currencyIsFixed: boolean;
  timeZones: readonly string[];
};

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const LEADERBOARD: readonly (Choice & { readonly value: Leaderboard })[] = [
  {
    value: "names_and_revenue",
    label: "Names and revenue",
    hint: "Reps see each other's name and revenue, and nothing else.",
  },
  {
    value: "rank_only",
    label: "Rank only",
    hint: "Reps see where they stand among how many; nobody else's name or figure.",
  },
  { value: "nothing", label: "Nothing", hint: "Reps see themselves only." },
];

const RECOUNT = {
  label: "What follows for pay",
  name: "recount",
  choices: [
    {
      value: "yes",
      label: "Count quarters and years of commission anew",
      hint: "Tiers, quotas and caps are by the fiscal year's quarters. What locked months would have paid otherwise comes as corrections with the next open statements.",
    },
  ],
};

/** What every page counts by. */
export function OrganisationForm({ organisation, currencyIsFixed, timeZones }: OrganisationFormProps) {
  const { name, currency, timeZone, fiscalYearStartMonth, weekStart, leaderboard } = organisation;
  const [startMonth, setStartMonth] = useState(fiscalYearStartMonth);
  return (
    <ActionForm action={changeOrganisation} submit="Save" onDone={() => "Saved."}>
      <TextField label="Name" name="name" defaultValue={name} autoComplete="off" required />
      <TextField
        label="Currency"
        name="currency"
        defaultValue={currency}
        readOnly={currencyIsFixed}
        autoComplete="off"
        hint={
          currencyIsFixed
            ? `Stays ${currency}: every amount that came in was converted to it at the rate of its day.`
            : "An ISO 4217 code such as USD. It stays what it is once there are amounts."
        }
      />
      <TextField
        label="Time zone"
        name="timeZone"
        defaultValue={timeZone}
        list="time-zones"
        autoComplete="off"
        hint="Decides on which day something happened."
      />
      <datalist id="time-zones">
        {timeZones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <SelectField
        label="Fiscal year starts in"
        name="fiscalYearStartMonth"
        value={startMonth}
        onChange={({ target }) => setStartMonth(Number(target.value))}
      >
        {MONTHS.map((month) => (
          <option key={month} value={month}>
            {monthName(month, "long")}
          </option>
        ))}
      </SelectField>
      {startMonth !== fiscalYearStartMonth && <ChoicesField {...RECOUNT} />}
      <SelectField label="Weeks start on" name="weekStart" defaultValue={weekStart}>
        {WEEKDAYS.map((day, index) => (
          <option key={day} value={index + 1}>
            {day}
          </option>
        ))}
      </SelectField>
      <ChoicesField
        label="What reps see of each other"
        name="leaderboard"
        choices={LEADERBOARD}
        chosen={[leaderboard]}
        one
      />
    </ActionForm>
  );
}
