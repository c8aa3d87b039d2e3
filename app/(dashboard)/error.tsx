"use client";

import { useEffect } from "react";
import { Button } from "@/lib/ui/button";
import { MessagePage } from "@/lib/ui/message-page";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  useEffect(() => {
    document.title = "Something failed · Attain";
  }, []);
  return (
    <MessagePage
      title="This page could not be loaded"
      actions={
        <Button strong onClick={() => retry()}>
          Try again
        </Button>
      }
    >
      Nothing was changed.{" "}
      {error.digest && `If it stays like this, give whoever looks after Attain this number: ${error.digest}.`}
    </MessagePage>
  );
}
