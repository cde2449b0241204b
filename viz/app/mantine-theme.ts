/** Mantine in the page's own colours; every token of the charts is a CSS variable, so there is one table of colours. */
import { type CSSVariablesResolver, createTheme } from "@mantine/core";
import { FONT, type Scheme, TOKENS } from "../charts/theme.ts";

export const theme = createTheme({
  fontFamily: FONT,
  headings: { fontFamily: FONT },
  defaultRadius: 6,
  respectReducedMotion: true,
  cursorType: "pointer",
});

/** "frozen95" → "--frozen95". */
function variables(scheme: Scheme): Record<string, string> {
  const tokens = Object.entries(TOKENS[scheme]).map(([name, value]) => [`--${name}`, String(value)]);
  const { bg, surface, ink, ink2, ink3, line } = TOKENS[scheme];
  return {
    ...Object.fromEntries(tokens),
    "--mantine-color-body": bg,
    "--mantine-color-text": ink2,
    "--mantine-color-dimmed": ink3,
    "--mantine-color-default": surface,
    "--mantine-color-default-border": line,
    "--mantine-color-default-color": ink,
    "--mantine-primary-color-filled": ink,
  };
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variables("light"),
  dark: variables("dark"),
});
