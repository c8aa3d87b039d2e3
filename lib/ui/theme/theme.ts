import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const blue: MantineColorsTuple = [
  "#eef4fd",
  "#dbe7f8",
  "#b9d0f1",
  "#94b7ea",
  "#6ea4f2",
  "#4384dc",
  "#2f70cd",
  "#2667c4",
  "#1f5fbf",
  "#184b98",
];

/** Mantine drawn with Attain's type, corners and colours. */
export const theme = createTheme({
  primaryColor: "blue",
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  colors: { blue },
  defaultRadius: 8,
  fontFamily: "var(--font-geist-sans), system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, monospace",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "15px", xl: "18px" },
  headings: { fontWeight: "600" },
  respectReducedMotion: true,
  // The placeholder is no menu item, so a menu may not hold it.
  components: { Menu: { defaultProps: { withInitialFocusPlaceholder: false } } },
});

/** Lets Mantine's own surfaces follow the palette of each scheme. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const surfaces = {
    "--mantine-color-body": "var(--bg)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink2)",
    "--mantine-color-placeholder": "var(--ink3)",
    "--mantine-color-default": "var(--card)",
    "--mantine-color-default-hover": "var(--soft)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--line)",
    "--mantine-color-error": "var(--bad)",
    "--mantine-color-anchor": "var(--sales)",
  };
  return { variables: {}, light: surfaces, dark: surfaces };
};
