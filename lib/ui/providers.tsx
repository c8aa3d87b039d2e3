"use client";

import { MantineProvider } from "@mantine/core";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useState } from "react";
import { cssVariablesResolver, theme } from "./theme/theme";
import { useStepsInHistory } from "./use-unsaved-changes";

declare global {
  /** Read by what keeps a page from scrolling behind a dialog, for the style sheet it adds. */
  var __webpack_nonce__: string | undefined;
}

/** What every page stands in: the theme, and the address as state. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: React.ReactNode }) {
  // The browser goes by the policy of the answer that the page came with, whatever later answers of the same page bring.
  const [first] = useState(() => {
    if (typeof window !== "undefined") globalThis.__webpack_nonce__ = nonce;
    return nonce;
  });
  useStepsInHistory();
  return (
    <NuqsAdapter>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
        {...(first === undefined ? {} : { getStyleNonce: () => first })}
      >
        {children}
      </MantineProvider>
    </NuqsAdapter>
  );
}
