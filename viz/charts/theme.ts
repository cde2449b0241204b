/** Colours and type of every chart and of the page around them. Orange = frozen, blue = evolving, teal = a probability, and nothing else. */

export type Scheme = "light" | "dark";

export interface Tokens {
  bg: string;
  surface: string;
  soft: string;
  ink: string;
  ink2: string;
  ink3: string;
  mute: string;
  line: string;
  grid: string;
  frozen: string;
  frozen50: string;
  frozen95: string;
  evolving: string;
  evolving50: string;
  evolving95: string;
  neutral50: string;
  neutral95: string;
  /** a probability: under 50, 80, 95 %, above */
  probability: readonly [string, string, string, string];
  warnBg: string;
  warnInk: string;
  warnLine: string;
  /** opacity of one sample path */
  pathOpacity: number;
}

export const TOKENS: Readonly<Record<Scheme, Tokens>> = {
  light: {
    bg: "#F3F5F7",
    surface: "#FFFFFF",
    soft: "#EEF1F4",
    ink: "#17202B",
    ink2: "#465263",
    ink3: "#5A6676",
    mute: "#8792A0",
    line: "#D3D9E0",
    grid: "#E6EAEE",
    frozen: "#B4470A",
    frozen50: "#F2C6A8",
    frozen95: "#FBE8DC",
    evolving: "#0A5AA8",
    evolving50: "#A9C9EA",
    evolving95: "#DCE9F6",
    neutral50: "#B5C0CC",
    neutral95: "#DDE3E9",
    probability: ["#EEF1F4", "#DDEFEC", "#B4DBD5", "#97CFC7"],
    warnBg: "#FFF3BF",
    warnInk: "#5B4500",
    warnLine: "#E3C65A",
    pathOpacity: 0.13,
  },
  dark: {
    bg: "#10151C",
    surface: "#171E27",
    soft: "#212B36",
    ink: "#E8ECF1",
    ink2: "#B4BECB",
    ink3: "#9AA7B6",
    mute: "#728092",
    line: "#33404E",
    grid: "#26313D",
    frozen: "#F59B5B",
    frozen50: "#7A4522",
    frozen95: "#41291A",
    evolving: "#6CB2F5",
    evolving50: "#2F5F91",
    evolving95: "#1C3550",
    neutral50: "#475666",
    neutral95: "#2A3541",
    probability: ["#212B36", "#1E3A3A", "#21544F", "#24736C"],
    warnBg: "#3A2F0B",
    warnInk: "#FFE08A",
    warnLine: "#7A651E",
    pathOpacity: 0.16,
  },
};

export const FONT = '"Inter Variable", Inter, system-ui, "Segoe UI", Roboto, Arial, sans-serif';

/** Widths of text are estimated for a proportional face; these sizes are the only ones on a chart. */
export const SIZE = { label: 12, title: 13 } as const;
