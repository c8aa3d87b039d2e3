const PATHS = {
  overview: "M2.5 9.5 8 4l5.5 5.5M4 8.5V13h8V8.5",
  reps: "M6 7.5a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5ZM1.8 13c.3-2.3 2-3.6 4.2-3.6s3.9 1.3 4.2 3.6M11 3.2a2.2 2.2 0 0 1 0 4.1M12 9.7c1.3.5 2.1 1.6 2.3 3.3",
  deals: "M3 3h10v10H3zM3 6.5h10M6.5 6.5V13",
  commissions: "M2.8 4.2h10.4v7.6H2.8zM8 9.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2ZM4.8 8h.01M11.2 8h.01",
  campaigns: "M3 6.5v3l7 3v-9l-7 3Zm7-1.8c1.8.4 2.8 1.5 2.8 3.3s-1 2.9-2.8 3.3M4.5 10l.8 3h1.8l-.7-2.2",
  leads: "M2.5 3.2h11L9.4 8.3v4.5l-2.8-1.4V8.3L2.5 3.2Z",
  imports: "M8 2.5v7.2M5 7l3 3 3-3M3 11v2.2h10V11",
  glossary: "M3.5 3h6.8a2.2 2.2 0 0 1 2.2 2.2V13H5.7a2.2 2.2 0 0 1-2.2-2.2V3Zm3 3.2h3.2M6.5 8.7h3.2",
  search: "M7.2 11.4a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4Zm3-1.2 3 3",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  previous: "M9.8 3.5 5.3 8l4.5 4.5",
  next: "m6.2 3.5 4.5 4.5-4.5 4.5",
  down: "m4 6 4 4 4-4",
  close: "m4 4 8 8M12 4l-8 8",
  check: "m3.5 8.5 3 3 6-7",
  warning: "M8 3 2.3 13h11.4L8 3Zm0 4v3m0 1.6v.1",
  info: "M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM8 7.4V11M8 5.1v.1",
  filter: "M2.5 4h11M4.5 8h7M6.5 12h3",
  columns: "M2.8 3.2h10.4v9.6H2.8zM6.3 3.2v9.6M9.8 3.2v9.6",
  download: "M8 2.5v7.2M5 7l3 3 3-3M3 13.2h10",
  upload: "M8 10V2.8M5 5.6l3-3 3 3M3 11v2.2h10V11",
  table: "M2.8 3.2h10.4v9.6H2.8zM2.8 6.4h10.4M2.8 9.6h10.4M6.6 3.2v9.6",
  chart: "M3 13V8m3.3 5V3.5M9.7 13V6.3M13 13V9.5",
  panel: "M2.8 3.2h10.4v9.6H2.8zM6 3.2v9.6",
  light:
    "M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM8 1.8v1.4m0 9.6v1.4M1.8 8h1.4m9.6 0h1.4M3.6 3.6l1 1m6.8 6.8 1 1m0-8.8-1 1m-6.8 6.8-1 1",
  dark: "M13 9.6A5.4 5.4 0 0 1 6.4 3a5.4 5.4 0 1 0 6.6 6.6Z",
  system: "M2.5 3.5h11v7h-11zM6 13h4M8 10.5V13",
  settings: "M2 4.5h6.5M13.5 4.5h.5M11 2.3v4.4M2 11.5h.5M7.5 11.5H14M5 9.3v4.4",
  keyboard: "M2 4.5h12v7H2zM4.5 7h.01M7 7h.01M9.5 7h.01M11.8 7h.01M5 9.4h6",
  print: "M4.5 6V2.8h7V6M4.5 11H2.8V6h10.4v5h-1.7M4.5 9h7v4.2h-7z",
  signOut: "M6.5 3H3v10h3.5M7 8h6.5M11 5.5 13.5 8 11 10.5",
  external: "M6 3H3v10h10v-3M9 3h4v4M13 3 7.5 8.5",
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing of 16 px in the colour of the text. It says nothing by itself: name the control that holds it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
