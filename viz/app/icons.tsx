/** Small drawings of the interface; all are decoration beside words. */
import type { ReactNode } from "react";

function Icon({ children, size = 16 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

export function LogoIcon() {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width="24"
      height="18"
      viewBox="0 0 24 18"
      fill="none"
      strokeWidth="2.4"
      strokeLinecap="round"
    >
      <path d="M1.5 10h6.5c5 0 5-7 10-7h4.5" stroke="var(--evolving)" />
      <path d="M11 10.6c3.5 .6 4.5 4.6 8 4.6h2" stroke="var(--frozen)" strokeDasharray="3.4 3.8" />
    </svg>
  );
}

export const TickIcon = () => (
  <Icon>
    <path d="M3 8.5l3.2 3.2L13 5" />
  </Icon>
);
export const HalfDiscIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.6" />
    <path d="M8 2.4a5.6 5.6 0 0 1 0 11.2z" fill="currentColor" stroke="none" />
  </Icon>
);
export const QuestionIcon = () => (
  <Icon>
    <path d="M5.6 6.2a2.4 2.4 0 1 1 3.4 2.2c-.7 .3-1 .8-1 1.5" />
    <path d="M8 12.4v.1" />
  </Icon>
);
export const ResetIcon = () => (
  <Icon>
    <path d="M3.2 4.2v3h3" />
    <path d="M3.5 7.2A5 5 0 1 1 3.3 9.5" />
  </Icon>
);
export const SlidersIcon = () => (
  <Icon size={20}>
    <path d="M2 5h7M12.5 5H14M2 11h1.5M7 11h7" />
    <circle cx="10.7" cy="5" r="1.7" />
    <circle cx="5.2" cy="11" r="1.7" />
  </Icon>
);
export const DownloadIcon = () => (
  <Icon>
    <path d="M8 2.5v7M5 6.8l3 3 3-3M3 13h10" />
  </Icon>
);
export const ArrowIcon = () => (
  <Icon size={18}>
    <path d="M2 8h11.5M9.5 4l4 4-4 4" />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon size={12}>
    <path d="M3.5 6l4.5 4.5L12.5 6" />
  </Icon>
);
export const SunIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="2.8" />
    <path d="M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M3.6 12.4l1-1M11.4 4.6l1-1" />
  </Icon>
);
export const MoonIcon = () => (
  <Icon>
    <path d="M13 9.6A5.6 5.6 0 0 1 6.4 3a5.6 5.6 0 1 0 6.6 6.6z" />
  </Icon>
);
