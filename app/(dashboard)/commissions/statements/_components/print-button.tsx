"use client";

import { Button } from "@/lib/ui/button";

/** Prints the page. */
export function PrintButton() {
  return (
    <Button icon="print" onClick={() => print()}>
      Print
    </Button>
  );
}
