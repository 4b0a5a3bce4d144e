// The sums above the list, and what to do where there is nothing to add up.

import type { Data } from "./data.js";
import { byId } from "./dom.js";
import { type Incidents, sumOf } from "./incidents.js";
import { filterWords } from "./panel.js";
import { radiusWords } from "./radius.js";
import { type State, isNarrowed } from "./state.js";
import { count, counted, placeLabel, sumWords } from "./words.js";

/** What is listed, and how many incidents are not. */
export interface Listed {
  rows: Uint32Array;
  /** In the part of the world that is looked at, outside of it, and on no map. */
  located: number;
  elsewhere: number;
  nowhere: number;
  /** Which lie within the radius, where there is one. */
  matches: Uint8Array | null;
  /** Whether a text is still being looked for. */
  isReading: boolean;
}

/** Fills the sums. */
export function drawSummary(data: Data, incidents: Incidents, state: State, listed: Listed) {
  const { rows, located, elsewhere, nowhere, matches, isReading } = listed;
  const killed = sumOf(rows, incidents.killedLow, incidents.killedHigh, incidents.shared);
  const injured = sumOf(rows, incidents.injuredLow, incidents.injuredHigh, incidents.shared);
  byId("count").textContent = rows.length ? counted(rows.length, "incident") : "No incident";
  byId("killed").textContent = rows.length ? sumWords(killed, rows.length, "killed") : "";
  byId("injured").textContent = rows.length ? sumWords(injured, rows.length, "injured") : "";
  const notes: string[] = [];
  if (state.radius && matches) notes.push(radiusWords(rows, matches));
  else if (state.at) notes.push(`at ${placeLabel(data, state.labels, rows[0] ?? -1) || "this point"}`);
  else if (located || elsewhere || nowhere) {
    if (elsewhere) notes.push(`${count(elsewhere)} more outside this view`);
    if (nowhere) notes.push(`${count(nowhere)} listed without a place`);
  }
  if (isReading) notes.push("still looking through the passages of the reports");
  byId("scope").textContent = notes.join("; ");
  const filters = filterWords(state);
  byId("printed").textContent = filters && `Shown: ${filters}.`;
  byId("leave-point").hidden = !state.at;
  byId("clear").hidden = !isNarrowed(state);
  const empty = byId("empty");
  empty.hidden = rows.length > 0;
  empty.textContent = emptyWords(data, state, elsewhere, isReading);
}

function emptyWords(data: Data, state: State, elsewhere: number, isReading: boolean): string {
  if (data.rows === 0) {
    return "This run found no incident. The reports may tell of none, or name no place and no event that the program knows: see the run's diagnostics.";
  }
  if (isReading) return "Nothing yet: the passages of the reports are still being looked through.";
  if (elsewhere) return `No incident in this part of the map; ${count(elsewhere)} elsewhere. Zoom out, or show all.`;
  return isNarrowed(state) ? "No incident fits all filters. Clear them, or change one." : "No incident in this part of the map. Zoom out to see the others.";
}
