"use client";

import { putIntoTeam, takeOut } from "@/lib/features/teams/actions";
import type { Placed, TeamChoices } from "@/lib/features/teams/types";
import { ActionForm } from "@/lib/ui/form/action-form";
import { SelectField, TextField } from "@/lib/ui/form/fields";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { RECOUNT } from "../../../_components/commissions/recount";

type AddMemberProps = { teamId: number; reps: TeamChoices["reps"]; today: CalendarDate };

export function AddMemberForm({ teamId, reps, today }: AddMemberProps) {
  return (
    <ActionForm action={putIntoTeam} question={RECOUNT} submit="Put into the team" clears onDone={placedWords}>
      <input type="hidden" name="teamId" value={teamId} />
      <SelectField label="Rep" name="repId" defaultValue="" required>
        <option value="">Choose a rep</option>
        {reps.map(({ id, name, teamName }) => (
          <option key={id} value={id}>
            {`${name}, ${teamName ?? "in no team"}`}
          </option>
        ))}
      </SelectField>
      <TextField
        label="From"
        name="from"
        type="date"
        defaultValue={today}
        hint="A rep who was in no team before is in it from the beginning."
      />
    </ActionForm>
  );
}

type TakeOutProps = {
  teamId: number;
  members: readonly { readonly repId: number; readonly repName: string }[];
  today: CalendarDate;
};

export function TakeOutForm({ teamId, members, today }: TakeOutProps) {
  return (
    <ActionForm
      action={takeOut}
      question={RECOUNT}
      submit="Take out of the team"
      quiet
      onDone={() => "Done. Statements follow."}
    >
      <input type="hidden" name="teamId" value={teamId} />
      <SelectField label="Rep to take out" name="repId" defaultValue="" required>
        <option value="">Choose a rep</option>
        {members.map(({ repId, repName }) => (
          <option key={repId} value={repId}>
            {repName}
          </option>
        ))}
      </SelectField>
      <TextField
        label="From"
        name="from"
        type="date"
        defaultValue={today}
        hint="The first day on which they are in no team."
      />
    </ActionForm>
  );
}

function placedWords({ rep, team, isChanged }: Placed): string {
  return isChanged ? "Done. Statements follow." : `${rep} is in ${team} from that day already; nothing was changed.`;
}
