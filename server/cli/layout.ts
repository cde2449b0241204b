/** How reports for a terminal are laid out: 100 columns, tables without rules. */

export const WIDTH = 100;

/** Style of a table without rules. */
export const PLAIN = {
  chars: {
    top: "",
    "top-mid": "",
    "top-left": "",
    "top-right": "",
    bottom: "",
    "bottom-mid": "",
    "bottom-left": "",
    "bottom-right": "",
    left: "",
    "left-mid": "",
    mid: "",
    "mid-mid": "",
    right: "",
    "right-mid": "",
    middle: "  ",
  },
  style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
};

/** Breaks a text into lines of the report's width, each after so many spaces. */
export function filled(text: string, indent = 0): string {
  const margin = " ".repeat(indent);
  const lines = text.replaceAll(new RegExp(`(.{1,${WIDTH - indent}})(?: |$)`, "g"), "$1\n").trimEnd();
  return lines
    .split("\n")
    .map((line) => `${margin}${line}`)
    .join("\n");
}
