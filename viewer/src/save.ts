// What is shown as a file: GeoJSON or CSV, with every property.

import { type Data, type Json, behindOf } from "./data.js";
import type { Incidents } from "./incidents.js";

/** The properties of a row, with those that the radius adds. */
type Properties = { [name: string]: Json };

/** What the radius says of a row. */
export interface Nearness {
  matches: Uint8Array;
  distance(row: number): number;
}

async function propertiesOf(data: Data, row: number, near: Nearness | null): Promise<Properties> {
  const { properties } = await behindOf(data, row);
  // Where the layers say a thing twice, the page keeps it once.
  const { event_date = properties.date_start ?? null, actor1 = properties.attributed_to ?? null, ...others } = properties;
  const all: Properties = { ...others, event_date, actor1 };
  if (near) {
    all.distance_m = Math.round(near.distance(row) * 10) / 10;
    all.match = near.matches[row] === 2 ? "certain" : "possible";
  }
  return all;
}

/** The GeoJSON text of rows, a feature a line. */
export async function geojsonOf(data: Data, incidents: Incidents, rows: Uint32Array, near: Nearness | null): Promise<string> {
  const lines: string[] = [];
  for (const row of rows.slice().sort()) {
    const located = incidents.spot[row] >= 0;
    const geometry = located ? { type: "Point", coordinates: [incidents.longitude[row], incidents.latitude[row]] } : null;
    const properties = await propertiesOf(data, row, near);
    lines.push(JSON.stringify({ type: "Feature", id: incidents.ids[row], geometry, properties }));
  }
  return `{"type":"FeatureCollection","name":"incidents","features":[\n${lines.join(",\n")}\n]}\n`;
}

/** A cell as spreadsheets read it; one that they would take for a formula is text. */
function cell(value: Json | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The CSV text of rows. */
export async function csvOf(data: Data, rows: Uint32Array, near: Nearness | null): Promise<string> {
  const all: Properties[] = [];
  const names = new Set<string>();
  for (const row of rows.slice().sort()) {
    const properties = await propertiesOf(data, row, near);
    Object.keys(properties).forEach((name) => names.add(name));
    all.push(properties);
  }
  const header = [...names];
  return [header.join(","), ...all.map((row) => header.map((name) => cell(row[name])).join(","))].join("\r\n") + "\r\n";
}

/** Hands a file to the reader. */
export function handOver(name: string, type: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  [anchor.href, anchor.download] = [address, name];
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
