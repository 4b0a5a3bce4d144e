// The colours of the map, light and dark.

/** Colours of what is drawn on canvases. */
export interface Palette {
  dark: boolean;
  sea: string;
  land: string;
  river: string;
  coast: string;
  border: string;
  country: string;
  city: string;
  label: string;
  halo: string;
  paper: string;
  ink: string;
  muted: string;
  accent: string;
}

const LIGHT: Palette = {
  dark: false,
  sea: "#d5e3ea",
  land: "#f7f5f0",
  river: "#c3d7e1",
  coast: "#a9c0cb",
  border: "#9c94a0",
  country: "#736c7a",
  city: "#4b4b50",
  label: "#16181d",
  halo: "rgba(250,249,246,0.92)",
  paper: "#ffffff",
  ink: "#16181d",
  muted: "#5b6069",
  accent: "#0b57a4",
};

const DARK: Palette = {
  dark: true,
  sea: "#121b22",
  land: "#232b31",
  river: "#1a2831",
  coast: "#3b4a54",
  border: "#6d6a78",
  country: "#a19cab",
  city: "#c3c7cc",
  label: "#f4f5f7",
  halo: "rgba(24,30,35,0.9)",
  paper: "#1a2026",
  ink: "#f1f3f5",
  muted: "#a9b0b8",
  accent: "#7db8f2",
};

const QUERY = matchMedia("(prefers-color-scheme: dark)");

let printing = false;

/** The palette of light maps, as those of servers are. */
export function lightPalette(): Palette {
  return LIGHT;
}

/** The palette of the page: what the reader chose, else what the system wants. Paper is light. */
export function palette(): Palette {
  if (printing) return LIGHT;
  const chosen = document.documentElement.dataset.theme;
  return (chosen ? chosen === "dark" : QUERY.matches) ? DARK : LIGHT;
}

/** Calls back when the system's wish changes; and, at once, before and after the page is printed. */
export function whenPaletteChanges(call: () => void, print: (printing: boolean) => void) {
  QUERY.addEventListener("change", call);
  for (const [event, value] of [["beforeprint", true], ["afterprint", false]] as const) {
    addEventListener(event, () => {
      printing = value;
      print(value);
    });
  }
}
