import { LinkButton } from "@/lib/ui/button";
import { MessagePage } from "@/lib/ui/message-page";

export default function NotFound() {
  return (
    <MessagePage
      tabTitle="Not found"
      title="This is not here"
      actions={
        <LinkButton strong href="/">
          Go to the overview
        </LinkButton>
      }
    >
      It may have been removed, or it is not among what you may see.
    </MessagePage>
  );
}
