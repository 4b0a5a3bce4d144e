// What one should know before one believes a map: how it was made, from what, and whom to thank.

import type { Data } from "./data.js";
import { byId, h, link, said } from "./dom.js";
import { count } from "./words.js";

/** The credits of the run, without those that come twice. */
export function creditsOf(data: Data): string[] {
  const background = "Land and borders: Natural Earth (https://www.naturalearthdata.com), public domain";
  const images = data.tiles ? [`Map images: ${data.tiles.credit}`] : [];
  return [...new Set([...(data.run.credits ?? []), ...data.credits, background, ...images])];
}

/** Fills the note on method and the line of credits. */
export function drawAbout(data: Data) {
  const { run } = data;
  const credits = creditsOf(data);
  byId("credits").replaceChildren(...credits.map((credit) => h("li", {}, ...linked(credit))));
  const files = (run.gazetteers ?? []).map(({ name, sha256, rows }) =>
    h("li", {}, said(name), `, ${count(rows)} rows, SHA-256 `, h("code", {}, String(sha256).slice(0, 16), "…")),
  );
  byId("run").replaceChildren(
    h("p", {}, "Run ", h("code", {}, run.run_id ?? "unknown"), run.version ? `, incident-mapper ${run.version}` : ""),
    files.length ? h("ul", {}, ...files) : "",
  );
  if (data.tiles) {
    byId("tiles-label").hidden = false;
    byId("tiles-server").textContent = data.tiles.server;
    byId("requests").textContent = `This file asks ${data.tiles.server} for map images, and that server learns where you look; below the map they can be switched off. Its own policy forbids every other request.`;
  }
  const short = credits.flatMap((credit) => /^(?:Places|Land and borders|Map images): ([^,(]+)/.exec(credit)?.[1].trim() ?? []);
  byId("short-credits").textContent = [...new Set(short)].join(", ");
}

/** A text with its web addresses as links. */
function linked(text: string): (HTMLElement | string)[] {
  return text.split(/(https?:\/\/[^\s)]+)/).map((part, i) => (i % 2 ? link(part) : part));
}

/** The languages that labels may be in: those that a tenth of the places have, most frequent first. */
export function languagesOf(data: Data): [string, string][] {
  const counts = new Map<string, number>();
  const places = Object.values(data.places);
  for (const { languages } of places) for (const tag of Object.keys(languages)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
  const nameOf = (tag: string) => {
    try {
      return names.of(tag) ?? tag;
    } catch {
      return tag;
    }
  };
  return [...counts]
    .filter(([, number]) => number * 10 >= places.length)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 12)
    .map(([tag]) => [tag, nameOf(tag)]);
}
