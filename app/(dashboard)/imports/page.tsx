import type { Metadata } from "next";
import { MAX_UPLOAD_BYTES } from "@/lib/features/imports/mutations";
import { listKinds } from "@/lib/features/imports/queries";
import { findPageScope, pageScope } from "@/lib/http/page";
import { Stack } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { TableSkeleton } from "@/lib/ui/skeleton";
import { Slot } from "@/lib/ui/slot";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { ImportHistory } from "./_components/import-history";
import { Templates } from "./_components/templates";
import { UploadFile } from "./_components/upload-file";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await pageScope("imports.read");
  const mayWrite = (await findPageScope("imports.write")) !== null;
  const params = toSearchParams(await searchParams);
  return (
    <>
      <PageHeader title="Imports">
        {mayWrite
          ? "Drop a file, see what we make of it, try it out, then import it. The same file twice changes nothing."
          : "What was imported, by whom, and what became of it."}
      </PageHeader>
      <Stack>
        {mayWrite && <UploadFile maxBytes={MAX_UPLOAD_BYTES} />}
        <Slot what="The history" skeleton={<TableSkeleton what="the history" rows={8} />}>
          <ImportHistory scope={scope} params={params} />
        </Slot>
        {mayWrite && <Templates kinds={listKinds()} />}
      </Stack>
    </>
  );
}
