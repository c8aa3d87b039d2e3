"use client";

import { MantineProvider } from "@mantine/core";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { cssVariablesResolver, theme } from "./theme/theme";

/** What every page stands in: the theme, and the address as state. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: React.ReactNode }) {
  return (
    <NuqsAdapter>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
        {...(nonce === undefined ? {} : { getStyleNonce: () => nonce })}
      >
        {children}
      </MantineProvider>
    </NuqsAdapter>
  );
}
