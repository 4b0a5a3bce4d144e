// Writes the folder of a run with made-up incidents, as `map` writes it: for speed and size, not for meaning.
//   node test/synthetic.mjs COUNT FOLDER
// The same count gives the same bytes. Texts are varied so that they compress no better than reports do.
import { mkdirSync, createWriteStream } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Numbers of 0 to 1, the same in each run. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TYPES = [
  ["Explosions/Remote violence", "Shelling/artillery/missile attack", "artillery", "shelling"],
  ["Explosions/Remote violence", "Air/drone strike", "drone", "drone strike"],
  ["Explosions/Remote violence", "Remote explosive/landmine/IED", "bomb", "explosion"],
  ["Battles", "Armed clash", "small arms", "armed clash"],
  ["Battles", "Government regains territory", null, "change of control"],
  ["Violence against civilians", "Attack", "small arms", "attack"],
  ["Protests", "Peaceful protest", null, "protest"],
  ["Riots", "Violent demonstration", null, "riot"],
  ["Strategic developments", "Arrests", null, "arrests"],
];
const CENTRES = [
  [46.6, 40.1, 1.2, "Northland", "North"], [37.2, 48.4, 2.5, "Eastland", "East"], [36.9, 36.2, 1.6, "Southland", "South"],
  [-76.4, 2.6, 2, "Westland", "West"], [29.4, 0.9, 2.4, "Midland", "Mid"], [96.8, 20.4, 2.2, "Farland", "Far"],
];
const SYLLABLES = "ba ke lo mi na ru sa ti vo za dar gur han jel kor mar pel qar shu tam ush yer".split(" ");
const WORDS = ("officials said residents reported that the building was hit while people were inside witnesses told reporters near " +
  "the market after dark when several rounds landed beside a school and the road was closed until morning hospital staff " +
  "confirmed figures later aid workers could not reach the area because fighting went on through the night local " +
  "authorities promised an inquiry and asked for calm as families left their homes with what they could carry").split(" ");

/** Writes the run of `count` incidents to `folder`. */
export async function writeRun(count, folder) {
  mkdirSync(folder, { recursive: true });
  const r = random(count);
  const pick = (list) => list[Math.floor(r() * list.length)];
  const hex = (n) => Array.from({ length: n }, () => Math.floor(r() * 16).toString(16)).join("");
  const name = () => {
    const word = pick(SYLLABLES) + pick(SYLLABLES) + (r() < 0.5 ? pick(SYLLABLES) : "");
    return word[0].toUpperCase() + word.slice(1);
  };
  // Incidents share gazetteer points; the smaller the rank the more of them.
  const places = Array.from({ length: Math.max(1, Math.ceil(count / 12)) }, (_, i) => {
    const [x, y, spread, country, admin1] = CENTRES[i % CENTRES.length];
    const gauss = () => r() + r() + r() - 1.5;
    const district = r() < 0.12;
    return {
      id: `gn:${9000000 + i}`, name: name() + (district ? " District" : ""), country, admin1: `${admin1} ${i % 9}`,
      x: +(x + gauss() * spread).toFixed(4), y: +(y + gauss() * spread).toFixed(4),
      radius: district ? 20000 + Math.floor(r() * 20000) : 1000 + Math.floor(r() * 6000), district,
    };
  });
  const out = (file) => createWriteStream(join(folder, file));
  const layers = Object.fromEntries(["incidents", "footprints", "mentions"].map((l) => [l, out(`${l}.geojson`)]));
  for (const [l, s] of Object.entries(layers)) s.write(`{"type":"FeatureCollection","name":"${l}","features":[\n`);
  const sides = Object.fromEntries(["evidence", "claims", "merges", "sources"].map((l) => [l, out(`${l}.jsonl`)]));
  const wait = (s) => (s.writableNeedDrain ? new Promise((done) => s.once("drain", done)) : null);
  const sentence = (words) => {
    const text = Array.from({ length: words }, () => pick(WORDS)).join(" ");
    return text[0].toUpperCase() + text.slice(1) + ".";
  };
  for (let i = 0; i < count; i++) {
    const place = places[Math.floor(r() ** 2.2 * places.length)];
    const [type, sub, weapon, word] = pick(TYPES);
    const day = new Date(Date.UTC(2020, 0, 1) + Math.floor(r() * 1600) * 86400000).toISOString().slice(0, 10);
    const dated = r() < 0.96;
    const low = r() < 0.4 ? Math.floor(r() ** 4 * 60) : null;
    const high = low === null ? null : r() < 0.2 ? low + 1 + Math.floor(r() * 9) : low;
    const claimed = r() < 0.35;
    const [id, report] = [`inc-${hex(12)}`, `report-${i}`];
    const told = `${sentence(6)} The ${word} ${low === null ? "hurt nobody" : `killed ${low} people`} in ${place.name}, ${claimed ? "the ministry" : "a witness"} said. ${sentence(14)}`;
    const text = `${sentence(8)}\n\n${told} ${sentence(20)}\n`;
    const title = `${place.name}, ${dated ? day : "undated"}: ${word}`;
    const start = text.indexOf(place.name);
    const properties = {
      id, title, event_date: dated ? day : null, date_start: dated ? day : null, date_end: dated ? day : null,
      date_prec: dated ? 1 : 5, time_precision: dated ? 1 : null, date_text: dated ? "on Thursday" : null, time_of_day: null,
      event_type: type, sub_event_type: sub, civilian_targeting: r() < 0.2 ? true : null, weapon, target: null,
      actor1: claimed ? `${place.country} army` : null, actor2: null, attributed_to: claimed ? `${place.country} army` : null,
      attributed_by: claimed ? "ministry" : null, denied_by: claimed && r() < 0.2 ? `${place.country} army` : null,
      claim_status: claimed ? "claimed" : "reported", deaths_low: low, deaths_best: low === high ? low : null, deaths_high: high,
      deaths_civilians_low: null, deaths_civilians_high: null, injured_low: null, injured_best: null, injured_high: null,
      toll_status: low === null ? "none_reported" : r() < 0.03 ? "cumulative_only" : low === high ? "agreed" : "range",
      group_id: null, place_id: place.id, location: place.name, place_reported: place.name, place_names: place.name,
      geonames_id: null, feature_class: place.district ? "A" : "P", feature_code: place.district ? "ADM2" : "PPL",
      country: place.country, admin1: place.admin1, longitude: place.x, latitude: place.y, geo_precision: place.district ? 2 : 1,
      where_prec: place.district ? 3 : 1, coordinate_uncertainty_m: place.radius, georeference_method: "gazetteer",
      location_confidence: +(0.5 + r() / 2).toFixed(2), location_margin: null, location_alternatives: null, sources_count: 1,
      independent_sources_count: 1, reports: report, source: `Outlet ${i % 40}`, source_url: `https://example.org/${i}`,
      first_reported: dated ? day : null, last_reported: dated ? day : null, quote: told.slice(0, 200),
      notes: `Reports say that ${word} took place in ${place.name}${dated ? ` on ${day}` : ""}.`, review_status: "auto",
      previous_ids: null, run_id: "run-synthetic",
    };
    const comma = i + 1 < count ? "," : "";
    const point = { type: "Point", coordinates: [place.x, place.y] };
    layers.incidents.write(`${JSON.stringify({ type: "Feature", id, geometry: point, properties })}${comma}\n`);
    const evidence = [["event_type", sub, text.indexOf(word), word], ["place", place.name, start, place.name]];
    if (low !== null) evidence.push(["killed", String(low), text.indexOf(`killed ${low}`), `killed ${low} people`]);
    for (const [field, value, from, words] of evidence) {
      sides.evidence.write(`${JSON.stringify({ incident_id: id, report_id: report, field, value, start: from, end: from + words.length, text: words })}\n`);
    }
    if (claimed) {
      const from = text.indexOf("The " + word);
      sides.claims.write(`${JSON.stringify({ incident_id: id, report_id: report, claimant: "ministry", stance: "claims", field: "occurrence", value: null, start: from, end: from + 60, text: text.slice(from, from + 60) })}\n`);
    }
    sides.merges.write(`${JSON.stringify({ incident_id: id, event_id: `evt-${hex(16)}`, report_id: report, joined_to: null, cues: [] })}\n`);
    sides.sources.write(`${JSON.stringify({ id: report, title: sentence(7), date: dated ? day : null, date_origin: "metadata", source: `Outlet ${i % 40}`, url: `https://example.org/${i}`, text_sha256: hex(64), text })}\n`);
    const mention = { id: `${report}:${start}`, report_id: report, start, end: start + place.name.length, surface: place.name, kind: "place", match: "name", place_id: place.id, location: place.name, feature_code: "PPL", country: place.country, confidence: properties.location_confidence, margin: +(r() * 6).toFixed(2), cues: `the name itself +0.57; inhabitants (powers of ten) +${(r() * 2).toFixed(2)}`, runner_up: null, runner_up_score: null, runner_up_cues: null, decision: null };
    layers.mentions.write(`${JSON.stringify({ type: "Feature", id: mention.id, geometry: point, properties: mention })}${comma}\n`);
    for (const s of [layers.incidents, layers.mentions, ...Object.values(sides)]) await wait(s);
  }
  for (const s of Object.values(layers)) s.write("]}\n");
  const run = out("run.json");
  run.write(JSON.stringify({ run_id: "run-synthetic", program: "incident-mapper", version: "0.1.0", gazetteers: [], credits: ["Made-up incidents"] }));
  await Promise.all([...Object.values(layers), ...Object.values(sides), run].map((s) => new Promise((done) => s.end(done))));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeRun(Number(process.argv[2]), process.argv[3]);
