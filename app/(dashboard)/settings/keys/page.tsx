import type { Metadata } from "next";
import { listKeyPeople, listKeys } from "@/lib/features/keys/queries";
import { findPageScope, pageScope } from "@/lib/http/page";
import { LinkButton } from "@/lib/ui/button";
import { Card, Stack } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { DataTable } from "@/lib/ui/table/data-table";
import { SettingsHeader } from "../_components/settings-header";
import { keyColumns } from "./_components/key-columns";
import { NewKey } from "./_components/new-key";

export const metadata: Metadata = { title: "Keys" };

const PATH = "/settings/keys";

export default async function KeysPage() {
  const scope = await pageScope("keys.read");
  const mayWrite = (await findPageScope("keys.write")) !== null;
  const [keys, people] = await Promise.all([listKeys(scope), listKeyPeople(scope)]);
  const working = keys.filter(({ state }) => state === "active").length;
  return (
    <>
      <SettingsHeader scope={scope} current={PATH}>
        {working === 0
          ? "No program reads or writes here. With a key, one reaches what the key's role may."
          : `${working === 1 ? "One key works" : `${working} keys work`}. A program with a key reaches what the key's role may.`}
      </SettingsHeader>
      <Stack>
        <Card
          title="Keys"
          subtitle="A revoked key is refused from the next call on, and stays listed."
          actions={
            <LinkButton href={`${PATH}/try`} icon="next">
              Try a call
            </LinkButton>
          }
        >
          <DataTable
            caption="Keys for programs"
            columns={keyColumns(scope.organisation.timeZone, mayWrite)}
            rows={keys}
            rowKey={({ id }) => id}
            path={PATH}
            params={new URLSearchParams()}
            empty={
              <EmptyState title="There are no keys yet">
                A key lets a program import data or read figures under /api/v1.
              </EmptyState>
            }
          />
        </Card>
        {mayWrite && (
          <Card title="Make a key" subtitle="It is shown once. Only a hash of it is kept.">
            <NewKey people={people} today={scope.today} />
          </Card>
        )}
      </Stack>
    </>
  );
}
