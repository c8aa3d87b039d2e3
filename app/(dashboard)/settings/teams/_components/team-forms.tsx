"use client";

import { addTeam, changeTeam, removeEmptyTeam } from "@/lib/features/teams/actions";
import type { Team, TeamChoices } from "@/lib/features/teams/types";
import { ActionForm } from "@/lib/ui/form/action-form";
import { SelectField, TextField } from "@/lib/ui/form/fields";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { RECOUNT } from "../../../_components/commissions/recount";

type Choices = { teams: readonly Team[]; managers: TeamChoices["managers"] };

export function NewTeamForm(choices: Choices) {
  return (
    <ActionForm action={addTeam} submit="Add the team" clears onDone={(name) => `${name} is there.`}>
      <TextField label="Name" name="name" autoComplete="off" required />
      <PlaceFields {...choices} />
    </ActionForm>
  );
}

export function TeamForm({ team, today, ...choices }: Choices & { team: Team; today: CalendarDate }) {
  return (
    <ActionForm action={changeTeam} question={RECOUNT} submit="Save" onDone={() => "Saved."}>
      <input type="hidden" name="teamId" value={team.id} />
      <TextField label="Name" name="name" defaultValue={team.name} autoComplete="off" required />
      <PlaceFields {...choices} team={team} />
      <TextField
        label="From"
        name="from"
        type="date"
        defaultValue={today}
        max={today}
        hint="The first day of a new manager, or of being part of another team. What was earned on the team before stays."
      />
    </ActionForm>
  );
}

export function RemoveTeamForm({ teamId }: { teamId: number }) {
  return (
    <ActionForm action={removeEmptyTeam} submit="Remove the team" quiet>
      <input type="hidden" name="teamId" value={teamId} />
    </ActionForm>
  );
}

function PlaceFields({ teams, managers, team }: Choices & { team?: Team }) {
  const manager = team?.manager;
  return (
    <>
      <SelectField label="Part of" name="parentId" defaultValue={team?.parent?.id ?? ""}>
        <option value="">No other team</option>
        {teams
          .filter(({ id }) => id !== team?.id)
          .map(({ id, name, depth }) => (
            <option key={id} value={id}>
              {`${"– ".repeat(depth)}${name}`}
            </option>
          ))}
      </SelectField>
      <SelectField label="Manager" name="managerUserId" defaultValue={manager?.userId ?? ""}>
        <option value="">{manager && manager.userId === null ? `${manager.name} (no account)` : "Nobody"}</option>
        {managers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  );
}
