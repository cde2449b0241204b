/** A wide table in a narrow place: it scrolls, and the keyboard can scroll it. */
import type { ReactNode } from "react";

export function ScrollRegion({
  label,
  maxHeight,
  children,
}: {
  label: string;
  maxHeight?: number;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="table-scroll" style={{ maxHeight }} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
