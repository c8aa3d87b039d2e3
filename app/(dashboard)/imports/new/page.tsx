import type { Metadata } from "next";
import { requireWriteScope } from "@/lib/auth/session";
import { findUpload, inspectFile } from "@/lib/features/imports/mutations";
import { listKinds } from "@/lib/features/imports/queries";
import { kindIdSchema } from "@/lib/features/imports/schema";
import { asPage } from "@/lib/http/page";
import { LinkButton } from "@/lib/ui/button";
import { PageHeader } from "@/lib/ui/page-header";
import { EmptyState } from "@/lib/ui/states";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { ImportForm } from "../_components/import-form";
import { formatBytes, formatWriting } from "../_lib/file-words";

export const metadata: Metadata = { title: "Import a file" };

export default async function NewImportPage({ searchParams }: { searchParams: Promise<PageSearchParams> }) {
  const scope = await asPage(() => requireWriteScope("imports.write"), { write: "imports.write" });
  const params = toSearchParams(await searchParams);
  const upload = await findUpload(scope, params.get("upload") ?? "");
  if (!upload) {
    return (
      <>
        <PageHeader title="Import a file" />
        <EmptyState title="This file is not kept here" action={<LinkButton href="/imports">Choose a file</LinkButton>}>
          It was imported, thrown away, or sent by someone else.
        </EmptyState>
      </>
    );
  }
  const chosen = kindIdSchema.safeParse(params.get("kind")).data;
  const kinds = listKinds();
  const preset = kinds.find(({ id }) => id === chosen)?.presets.find(({ id }) => id === params.get("preset"))?.id;
  const inspection = await asPage(() =>
    inspectFile(scope, {
      source: upload.path,
      ...(chosen ? { kind: chosen } : {}),
      ...(preset ? { preset } : {}),
    }),
  );
  return (
    <>
      <PageHeader
        title={`Import ${upload.fileName}`}
        badges={[formatBytes(upload.bytes), formatWriting(inspection.encoding, inspection.delimiter)]}
      >
        Say what its columns are, and check the file. Nothing is written until you import it.
      </PageHeader>
      <ImportForm
        upload={upload.id}
        bytes={upload.bytes}
        kinds={kinds}
        kindId={chosen ?? inspection.suggestedKind ?? "deals"}
        preset={preset ?? null}
        inspection={inspection}
      />
    </>
  );
}
