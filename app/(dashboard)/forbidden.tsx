import { LinkButton } from "@/lib/ui/button";
import { MessagePage } from "@/lib/ui/message-page";

export default function Forbidden() {
  return (
    <MessagePage
      tabTitle="Not for your role"
      title="This page is not for your role"
      actions={
        <LinkButton strong href="/">
          Go to the overview
        </LinkButton>
      }
    >
      If you need it for your work, ask whoever looks after Attain for a role that has it.
    </MessagePage>
  );
}
