import type { Metadata } from "next";
import { LinkButton } from "@/lib/ui/button";
import { MessagePage } from "@/lib/ui/message-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main>
      <MessagePage
        title="There is nothing at this address"
        actions={
          <LinkButton strong href="/">
            Go to the overview
          </LinkButton>
        }
      >
        It may have been removed, or the address is mistyped.
      </MessagePage>
    </main>
  );
}
