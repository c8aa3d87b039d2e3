"use client";

import { changePerson } from "@/lib/features/people/actions";
import type { FreeRep, Person } from "@/lib/features/people/types";
import { formatDate } from "@/lib/format/date";
import { ActionForm } from "@/lib/ui/form/action-form";
import { ChoicesField, TextField } from "@/lib/ui/form/fields";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { ROLE_CHOICES } from "../../../_lib/role-names";
import { RepField } from "./rep-field";

/** A person's name, roles and rep. */
export function PersonForm({ person, reps, today }: { person: Person; reps: readonly FreeRep[]; today: CalendarDate }) {
  const { id, name, roles, rep, repFrom, isOrWasManager } = person;
  const isFirst = rep === null && repFrom === null;
  return (
    <ActionForm action={changePerson} submit="Save" onDone={() => "Saved. It holds from their next click on."}>
      <input type="hidden" name="userId" value={id} />
      <TextField label="Name" name="name" defaultValue={name} autoComplete="off" required />
      <ChoicesField label="Roles" name="roles" choices={ROLE_CHOICES} chosen={roles} />
      <RepField reps={reps} chosen={rep?.id ?? null} />
      {isOrWasManager && (
        <TextField
          label="From"
          name="from"
          type="date"
          defaultValue={isFirst ? "" : today}
          max={today}
          hint={
            isFirst
              ? "The first day as this rep, from which they earn on the teams they manage. Blank: from the beginning."
              : `The first day of another rep. What was earned before it on the teams they manage stays.${repFrom ? ` The last change holds from ${formatDate(repFrom)}.` : ""}`
          }
        />
      )}
    </ActionForm>
  );
}
