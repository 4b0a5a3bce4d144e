// Event types: their words, their order, and what their marks look like.

/** How a type is drawn. */
export interface EventStyle {
  /** The name, as the layers have it. */
  name: string;
  /** A shorter one, for legends. */
  short: string;
  /** The colour: Okabe and Ito's (2008) and a grey, which any colour vision can tell apart. */
  colour: string;
  /** Corners of the shape around (0, 0), of the area of the unit circle; empty for that circle. */
  shape: [number, number][];
}

/** All types; the last stands for words that this page does not know. */
export const TYPES: EventStyle[] = [
  { name: "Explosions/Remote violence", short: "Explosions, remote violence", colour: "#d55e00", shape: [] },
  {
    name: "Battles",
    short: "Battles",
    colour: "#0072b2",
    shape: [[-0.89, -0.89], [0.89, -0.89], [0.89, 0.89], [-0.89, 0.89]],
  },
  {
    name: "Violence against civilians",
    short: "Violence against civilians",
    colour: "#222222",
    shape: [[0, -1.5], [1.35, 0.83], [-1.35, 0.83]],
  },
  { name: "Protests", short: "Protests", colour: "#009e73", shape: [[-1.35, -0.83], [1.35, -0.83], [0, 1.5]] },
  {
    name: "Riots",
    short: "Riots",
    colour: "#cc79a7",
    shape: [[0, -1.15], [1.09, -0.35], [0.67, 0.93], [-0.67, 0.93], [-1.09, -0.35]],
  },
  {
    name: "Strategic developments",
    short: "Strategic developments",
    colour: "#56b4e9",
    shape: [[0, -1.26], [1.26, 0], [0, 1.26], [-1.26, 0]],
  },
  {
    name: "Crime",
    short: "Crime",
    colour: "#e69f00",
    shape: [
      [-0.4, -1.18], [0.4, -1.18], [0.4, -0.4], [1.18, -0.4], [1.18, 0.4], [0.4, 0.4],
      [0.4, 1.18], [-0.4, 1.18], [-0.4, 0.4], [-1.18, 0.4], [-1.18, -0.4], [-0.4, -0.4],
    ],
  },
  {
    name: "Accident or disaster",
    short: "Accident or disaster",
    colour: "#8a8a8a",
    shape: [[-1.1, 0], [-0.55, -0.95], [0.55, -0.95], [1.1, 0], [0.55, 0.95], [-0.55, 0.95]],
  },
  { name: "", short: "Other", colour: "#6b5b95", shape: [[-1, -1], [1, -1], [-1, 1], [1, 1]] },
];

/** The colour of violence against civilians on a dark map, where near-black is lost. */
const ON_DARK: { [colour: string]: string } = { "#222222": "#f2f2f2", "#0072b2": "#3d9be0", "#8a8a8a": "#a9a9a9" };

/** The number of a type by its name. */
export function typeNumber(name: string): number {
  const at = TYPES.findIndex((type) => type.name === name);
  return at < 0 ? TYPES.length - 1 : at;
}

/** The colour of a type. */
export function colourOf(type: number, dark: boolean): string {
  const { colour } = TYPES[type];
  return dark ? (ON_DARK[colour] ?? colour) : colour;
}

/** Traces the shape of a type around a point. */
export function traceShape(path: Path2D | CanvasRenderingContext2D, type: number, x: number, y: number, r: number) {
  const { shape } = TYPES[type];
  if (shape.length === 0) {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  shape.forEach(([dx, dy], i) => (i ? path.lineTo(x + dx * r, y + dy * r) : path.moveTo(x + dx * r, y + dy * r)));
  path.closePath();
}

/** The shape of a type as SVG path data, in a box of -1.6 to 1.6. */
export function svgShape(type: number): string {
  const { shape } = TYPES[type];
  if (shape.length === 0) return "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z";
  return `M${shape.map(([x, y]) => `${x},${y}`).join("L")}Z`;
}
