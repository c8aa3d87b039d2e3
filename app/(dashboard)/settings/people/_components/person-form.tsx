"use client";

import { useState } from "react";
import { changePerson } from "@/lib/features/people/actions";
import type { FreeRep, Person } from "@/lib/features/people/types";
import { formatDate } from "@/lib/format/date";
import { ActionForm } from "@/lib/ui/form/action-form";
import { ChoicesField, TextField } from "@/lib/ui/form/fields";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { RECOUNT } from "../../../_components/commissions/recount";
import { ROLE_CHOICES } from "../../../_lib/role-names";
import { RepField } from "./rep-field";

/** A person's name, roles and rep. */
export function PersonForm({ person, reps, today }: { person: Person; reps: readonly FreeRep[]; today: CalendarDate }) {
  const { id, name, roles, rep, repFrom, isOrWasManager } = person;
  const current = rep?.id ?? null;
  const [chosen, setChosen] = useState(current);
  const isChanged = chosen !== current;
  const isFirst = rep === null && repFrom === null;
  return (
    <ActionForm
      action={changePerson}
      question={RECOUNT}
      submit="Save"
      onDone={() => "Saved. It holds from their next click on."}
    >
      <input type="hidden" name="userId" value={id} />
      <TextField label="Name" name="name" defaultValue={name} autoComplete="off" required />
      <ChoicesField label="Roles" name="roles" choices={ROLE_CHOICES} chosen={roles} />
      <RepField reps={reps} chosen={current} onChoose={setChosen} />
      {isOrWasManager && (isChanged || repFrom !== null) && (
        <TextField
          key={`${isChanged} ${repFrom}`}
          label={chosen === null ? "Is no rep from" : "Is this rep from"}
          name="from"
          type="date"
          defaultValue={isChanged ? (isFirst ? "" : today) : (repFrom ?? "")}
          max={today}
          hint={isChanged ? changeWords(person) : KEPT}
        />
      )}
    </ActionForm>
  );
}

const KEPT = "An earlier day moves what was earned since then on the teams they manage.";

function changeWords({ rep, repFrom }: Person): string {
  if (rep === null && repFrom === null)
    return "From this day on they earn on the teams they manage. Blank: from the beginning, or from when another account stopped being that rep.";
  const stays = `What was earned before on the teams they manage stays${rep ? ` with ${rep.name}` : ""}.`;
  return repFrom === null
    ? `${stays} Blank: today.`
    : `${stays} Blank: today. The last change holds from ${formatDate(repFrom)}.`;
}
