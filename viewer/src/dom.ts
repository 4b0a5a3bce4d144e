// Making elements. Text only ever becomes text: nothing here, or anywhere in this page, parses HTML.

type Child = Node | string | number | null | undefined | false;
type Attributes = { [name: string]: string | number | boolean | null | undefined | ((event: never) => void) };

/** An element with attributes (`onclick` and the like take functions) and children; `null`, `undefined` and `false` are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

/** Appends children as `h` does. */
export function append(element: Element, children: Child[]) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    element.append(typeof child === "number" ? String(child) : child);
  }
}

/** What reports say: kept apart from the text around it, whichever way its letters run. */
export function said(text: string, tag: "bdi" | "q" | "span" = "bdi"): HTMLElement {
  return h(tag, { class: "said", dir: "auto" }, text.replace(OVERRIDES, ""));
}

/** Marks that have any letters written backwards: nobody writes with them, and a name is not to look like another. */
const OVERRIDES = /[\u202d\u202e]/g;

/** A title, "Ganja, 4 Oct 2020: shelling", whose place may be of letters that run the other way than the rest. */
export function titled(text: string): HTMLElement {
  const [, place, rest] = /^(.+?)(, (?:\d|undated).*)$/s.exec(text) ?? [];
  return place ? h("span", { dir: "ltr" }, said(place), said(rest)) : said(text);
}

const SVG = "http://www.w3.org/2000/svg";

/** A small picture of one path, for the eye only. */
export function icon(path: string, box: string, colour?: string): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  if (colour) line.setAttribute("fill", colour);
  svg.append(line);
  return svg;
}

/** The element of an id that the page has. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as T;
}

/** Whether an element begins below the middle of the screen, as the panel does where the screen is narrow. */
export function isBelow(id: string): boolean {
  return byId(id).getBoundingClientRect().top > innerHeight / 2;
}

/** A link where the address is one of the web; else its text. */
export function link(address: string, text = address): HTMLElement {
  if (!/^https?:\/\//i.test(address)) return said(text);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, said(text));
}
