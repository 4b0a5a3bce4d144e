// The card of an incident: every field with its words, who says what, why it is where it is, and how to correct it.

import { type Behind, type Claim, type Data, type Evidence, type Json, type Report, textOf } from "./data.js";
import { shown, dayOf } from "./days.js";
import { append, h, link, said, titled } from "./dom.js";
import type { Incidents } from "./incidents.js";
import { typeIcon } from "./list.js";
import type { State } from "./state.js";
import { passagesOf } from "./texts.js";
import { METHOD, REVIEW, STATUS, count, counted, exactness, placeLabel, rangeWords, whenWords } from "./words.js";

/** What fields are called. */
const FIELDS: { [name: string]: string } = {
  event_type: "What",
  place: "Where",
  date: "When",
  weapon: "Weapon",
  killed: "Killed",
  injured: "Injured",
  attributed_by: "Who says so",
  attributed_to: "Attributed to",
  denied_by: "Denied by",
  occurrence: "That it happened",
};

/** The class that the words of a field are highlighted with. */
function fieldClass(field: string): string {
  return `field-${Object.hasOwn(FIELDS, field) ? field : "other"}`;
}

/** Everything that the card of one incident needs. */
export interface CardInput {
  data: Data;
  incidents: Incidents;
  row: number;
  behind: Behind;
  labels: State["labels"];
  /** Opens another incident by its id. */
  open(id: string): void;
}

/** The card. */
export function card(input: CardInput): HTMLElement {
  const { incidents, row, behind } = input;
  const text = (name: string) => stringOf(behind.properties[name]);
  const kind = [text("sub_event_type"), text("event_type")].filter((word, i, all) => word && all.indexOf(word) === i);
  const article = h(
    "article",
    { class: "card", "aria-labelledby": "card-title" },
    h("p", { class: "kicker" }, typeIcon(incidents.type[row]), said(kind.join(" · "))),
    h("h2", { id: "card-title", tabindex: -1 }, titled(text("title") || text("id"))),
    h("p", { class: "note" }, said(text("notes").replace(/`([^`]+)`/g, "“$1”"))),
    tags(text),
  );
  append(article, [where(input), when(input), tolls(input), parties(input), passages(behind), why(input), correct(input), merging(input), fields(behind)]);
  return article;
}

function stringOf(value: Json | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}

function tags(text: (name: string) => string): HTMLElement {
  const status = text("claim_status");
  const review = text("review_status");
  return h(
    "p",
    { class: "tags" },
    status ? h("span", { class: status === "disputed" || status === "denied" ? "tag warn" : "tag" }, STATUS[status] ?? status) : null,
    review ? h("span", { class: review === "needs_review" ? "tag warn" : "tag" }, REVIEW[review] ?? review) : null,
    text("civilian_targeting") === "true" ? h("span", { class: "tag" }, "Civilians targeted, as reported") : null,
  );
}

function section(title: string, ...children: Parameters<typeof append>[1]): HTMLElement {
  return h("section", {}, h("h3", {}, title), ...children);
}

/** Terms and what they are; those without a value are left out. */
function terms(rows: [string, Node | string | null | undefined | false][]): HTMLElement | null {
  const known = rows.filter(([, value]) => value);
  if (!known.length) return null;
  const list = h("dl", {});
  for (const [term, value] of known) append(list, [h("dt", {}, term), h("dd", {}, typeof value === "string" ? said(value) : value)]);
  return list;
}

function where({ data, incidents, row, behind, labels }: CardInput): HTMLElement {
  const text = (name: string) => stringOf(behind.properties[name]);
  if (incidents.spot[row] < 0) {
    return section("Where", h("p", {}, "Not located: no report names a place for it that the gazetteer knows. It is on no map."));
  }
  const label = placeLabel(data, labels, row);
  const container = [text("admin1"), text("country")].filter((name) => name && name !== label).join(", ");
  return section(
    "Where",
    terms([
      ["Place", h("span", {}, said(label), container && label ? ", " : null, said(container))],
      ["As reported", text("place_reported")],
      ["Other names", text("place_names").split(" | ").filter((name) => name && name !== label).join(", ")],
      ["Known to", exactness(incidents, row)],
      ["Position from", METHOD[text("georeference_method")] ?? text("georeference_method")],
      ["Coordinates", `${text("latitude")}, ${text("longitude")}`],
    ]),
  );
}

function when({ incidents, row, behind }: CardInput): HTMLElement {
  const text = (name: string) => stringOf(behind.properties[name]);
  const day = (name: string) => (text(name) ? shown(dayOf(text(name))) : "");
  return section(
    "When",
    terms([
      ["Date", whenWords(incidents, row)],
      ["Time of day", text("time_of_day")],
      ["In the words", text("date_text")],
      ["First reported", day("first_reported")],
      ["Last reported", text("last_reported") === text("first_reported") ? "" : day("last_reported")],
    ]),
  );
}

function tolls({ behind }: CardInput): HTMLElement {
  const number = (name: string) => {
    const value = behind.properties[name];
    return typeof value === "number" ? value : null;
  };
  const range = (name: string) => rangeWords(number(`${name}_low`), number(`${name}_high`));
  const notes: { [status: string]: string } = {
    range: "The reports' figures differ, or leave room; the range holds them all.",
    disputed: "The figures are disputed.",
    shared: "One figure for several places together; it is counted once, not at each.",
    cumulative_only: "A total of several events; it is never added to others.",
    none_reported: "No report gives figures. That does not mean that nobody was harmed.",
  };
  const status = stringOf(behind.properties.toll_status);
  const told = behind.evidence.filter(([, field]) => field === "killed" || field === "injured");
  const rows = told.map(([report, field, value, start, end, words]) => {
    const source = behind.reports[report];
    return h(
      "li",
      {},
      h("p", {}, h("strong", {}, said(value ?? "")), ` ${(FIELDS[field] ?? field).toLowerCase()} `, said(words ?? wordsAt(source, start, end), "q")),
      h("p", { class: "dim" }, sourceName(source), dateOf(source)),
    );
  });
  const best = number("deaths_best");
  return section(
    "Toll",
    terms([
      ["Killed", range("deaths") ?? "no figures"],
      ["Newest figure", best !== null && range("deaths") !== count(best) ? `${count(best)} killed` : ""],
      ["Civilians killed", range("deaths_civilians")],
      ["Injured", range("injured") ?? "no figures"],
    ]),
    notes[status] ? h("p", { class: "dim" }, notes[status]) : null,
    rows.length ? h("ul", { class: "figures", "aria-label": "Figures by source" }, ...rows) : null,
  );
}

function sourceName(report: Report | undefined): HTMLElement {
  if (!report) return said("unknown report");
  const [id, title, , , outlet, address] = report;
  const name = outlet ?? title ?? id;
  return address ? link(address, name) : said(name);
}

function dateOf(report: Report | undefined): string {
  const day = dayOf(report?.[2]);
  return Number.isNaN(day) ? ", undated" : `, ${shown(day)}`;
}

function wordsAt(report: Report | undefined, start: number, end: number): string {
  for (const [from, passage] of report?.[6] ?? []) {
    const letters = [...passage];
    if (from <= start && end <= from + letters.length) return letters.slice(start - from, end - from).join("");
  }
  return "";
}

function parties({ behind }: CardInput): HTMLElement | null {
  const text = (name: string) => stringOf(behind.properties[name]);
  const claims = behind.claims.map((claim) => claimItem(claim, behind.reports));
  const known = terms([
    ["Attributed to", text("attributed_to")],
    ["According to", text("attributed_by")],
    ["Denied by", text("denied_by")],
    ["Other side", text("actor2")],
    ["Weapon", text("weapon")],
    ["Target", text("target")],
  ]);
  if (!known && !claims.length) return null;
  return section("Who says what", known, claims.length ? h("ul", { class: "claims" }, ...claims) : null);
}

function claimItem([report, claimant, stance, field, value, start, end, words, target, date]: Claim, reports: Report[]): HTMLElement {
  const source = reports[report];
  const isToll = field === "killed" || field === "injured";
  const named = value ? (isToll ? `${value} ${field}` : value) : field === "occurrence" ? "" : (FIELDS[field] ?? field);
  const about = target && target !== value && target !== claimant ? `${named} (about ${target})`.trim() : named;
  const verb: { [stance: string]: string } = {
    claims: field === "attributed_to" ? "says that it was" : named ? "says" : "says so",
    denies: field === "attributed_to" ? "denies that it was" : "denies it",
    confirms: "confirms it",
    doubts: "doubts it",
  };
  return h(
    "li",
    { class: stance === "denies" || stance === "doubts" ? "denial" : null },
    h("p", {}, h("strong", {}, said(claimant)), ` ${verb[stance] ?? stance}${about ? " " : ""}`, about ? said(about) : null),
    h("blockquote", {}, said(words ?? wordsAt(source, start, end), "span")),
    h("p", { class: "dim" }, date && date !== source?.[2] && !Number.isNaN(dayOf(date)) ? `Said on ${shown(dayOf(date))}; ` : null, sourceName(source), dateOf(source)),
  );
}

/** The passages of the reports, with the words of each field marked. */
function passages(behind: Behind): HTMLElement | null {
  const used = new Set([...behind.evidence.map(([report]) => report), ...behind.claims.map(([report]) => report)]);
  const items = [...used].map((number) => {
    const report = behind.reports[number];
    const evidence = behind.evidence.filter(([of]) => of === number);
    const [, title, , , , address] = report;
    const mine = passagesOf(report, number, evidence, behind.claims);
    return h(
      "li",
      {},
      h("p", { class: "source" }, h("strong", {}, sourceName(report)), dateOf(report)),
      title && report[4] ? h("p", { class: "dim" }, said(title)) : null,
      ...mine.map((passage) => h("blockquote", { dir: "auto" }, ...marked(passage, evidence))),
      mine.length ? null : h("p", { class: "dim" }, "The run kept no text of this report."),
      address ? h("p", {}, link(address)) : null,
    );
  });
  if (!items.length) return null;
  const fieldsUsed = [...new Set(behind.evidence.map(([, field]) => field))];
  return section(
    `Reports (${items.length})`,
    h("p", { class: "legend" }, ...fieldsUsed.map((field) => h("mark", { class: fieldClass(field) }, FIELDS[field] ?? field))),
    h("ol", { class: "reports" }, ...items),
  );
}

/** A passage in pieces: text, and words that fields were read from. Where spans overlap the shorter one is marked. */
function marked([from, passage]: [number, string], evidence: Evidence[]): Node[] {
  const letters = [...passage];
  const field: (string | null)[] = new Array(letters.length).fill(null);
  const spans = [...evidence].sort((a, b) => b[4] - b[3] - (a[4] - a[3]));
  for (const [, name, , start, end] of spans) {
    for (let i = Math.max(0, start - from); i < Math.min(letters.length, end - from); i++) field[i] = name;
  }
  const pieces: Node[] = [];
  for (let i = 0; i < letters.length; ) {
    let end = i + 1;
    while (end < letters.length && field[end] === field[i]) end++;
    const text = letters.slice(i, end).join("");
    const name = field[i];
    pieces.push(name ? h("mark", { class: fieldClass(name), title: FIELDS[name] ?? name }, text) : document.createTextNode(text));
    i = end;
  }
  return pieces;
}

function why({ incidents, row, behind }: CardInput): HTMLElement | null {
  if (incidents.spot[row] < 0) return null;
  const text = (name: string) => stringOf(behind.properties[name]);
  const confidence = behind.properties.location_confidence;
  const seen = new Set<string>();
  const mentions = behind.mentions
    .filter((mention) => !seen.has(JSON.stringify(mention.cues ?? null)) && seen.add(JSON.stringify(mention.cues ?? null)))
    .slice(0, 4)
    .map((mention) => {
      const of = (name: string) => stringOf(mention[name]);
      return h(
        "li",
        {},
        h("p", {}, said(of("surface"), "q"), of("location") ? " is " : " is not resolved", said(of("location")), of("place_id") ? h("code", {}, of("place_id")) : null),
        cues("Because", of("cues")),
        of("georeference_text") ? h("p", { class: "dim" }, "Put by the words ", said(of("georeference_text"), "q")) : null,
        of("decision") ? h("p", {}, "Decided: ", said(of("decision"))) : null,
        of("runner_up")
          ? h("p", { class: "runner" }, "Runner-up: ", said(of("runner_up")), of("runner_up_score") ? `, score ${of("runner_up_score")}` : "")
          : h("p", { class: "dim" }, "No other place has this spelling."),
        of("runner_up") ? cues("For the runner-up", of("runner_up_cues")) : null,
      );
    });
  return section(
    "Why this place",
    typeof confidence === "number"
      ? h("p", {}, `Answers like this are right in ${Math.round(confidence * 100)} of 100 cases`, text("location_margin") ? `; lead over the runner-up ${text("location_margin")}.` : ".")
      : null,
    mentions.length ? h("ul", { class: "why" }, ...mentions) : null,
    terms([["Other candidates", text("location_alternatives")]]),
  );
}

/** Evidence with its weights, as a list. */
function cues(title: string, text: string): HTMLElement | null {
  const parts = text.split("; ").filter(Boolean);
  if (!parts.length) return null;
  const items = parts.map((part) => {
    const weight = /\s([+-]\d+(?:\.\d+)?)$/.exec(part);
    return h("li", {}, said(weight ? part.slice(0, weight.index) : part), weight ? h("span", { class: "weight" }, weight[1].replace("-", "−")) : null);
  });
  return h("details", {}, h("summary", {}, `${title} (${parts.length})`), h("ul", { class: "cues" }, ...items));
}

function correct({ data, behind, incidents, row }: CardInput): HTMLElement {
  const text = (name: string) => stringOf(behind.properties[name]);
  const id = text("place_id");
  if (!id) {
    return section(
      "To locate it",
      h("p", {}, "Add the place to ", h("code", {}, "gazetteer/local.csv"), ", or decide in ", h("code", {}, "review.csv"), " and run ", h("code", {}, "incident-mapper gazetteer apply"), "; then map again."),
    );
  }
  const mention = stringOf(behind.mentions[0]?.id);
  const place = data.places[id];
  const cell = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  // The incident's point is the row's only where it is not put beside it; and its label may hold two names.
  const isRows = text("georeference_method") === "gazetteer";
  const point = isRows ? `${incidents.longitude[row]},${incidents.latitude[row]}` : ",";
  const line = `${id},${cell(place?.name ?? text("location"))},${point}`;
  const [file, number] = place?.row ?? [];
  return section(
    "If this is wrong",
    place?.users
      ? h("p", {}, "The row ", h("code", {}, id), " of your gazetteer places it: ", file ? h("code", {}, said(`${file}, line ${number}`)) : "see your files", ". Correct it there, and map again.")
      : h("p", {}, "The row ", h("code", {}, id), " of the built-in gazetteer places it. Put a row with the same id into ", h("code", {}, "gazetteer/local.csv"), "; its cells win, and what is empty stays:"),
    place?.users ? null : h("pre", { class: "copyable", tabindex: 0, "aria-label": "A row to start from" }, `id,name,longitude,latitude\n${line}`),
    mention ? h("p", { class: "dim" }, "If only this mention is wrong, decide it in review.csv or decisions.csv: ", h("code", {}, said(mention)), ".") : null,
  );
}

/** Why the statements are one incident, and which others are not part of it though they nearly are. */
function merging({ data, behind, open, incidents }: CardInput): HTMLElement | null {
  const reasonsOf = (reasons: Json | undefined): HTMLElement | null => {
    const words = Array.isArray(reasons)
      ? reasons.map((reason) => {
          const { name, weight } = (reason ?? {}) as { name?: Json; weight?: Json };
          return typeof weight === "number" ? `${stringOf(name)} ${weight < 0 ? "−" : "+"}${Math.abs(weight)}` : stringOf(name);
        })
      : [];
    return words.length ? h("p", { class: "dim" }, said(words.join("; "))) : null;
  };
  const titleOf = (id: string) => textOf(data, "title", incidents.rowOf.get(id) ?? -1) || id;
  const decided = (decision: Json | undefined) => (decision ? h("p", {}, "Decided: ", said(stringOf(decision))) : null);
  const isApart = (merge: { [key: string]: Json }) => stringOf(merge.verdict) === "apart" || !!merge.apart_from;
  const parts = behind.merges.filter((merge) => !isApart(merge));
  const others = behind.merges.filter(isApart);
  const joined = parts.map(({ report_id, joined_to, cues, decision }) =>
    h("li", {}, h("p", {}, said(stringOf(report_id)), joined_to ? " joined" : " is the first"), reasonsOf(cues), decided(decision)),
  );
  const apart = others.map(({ apart_from, cues, decision }) => {
    const other = stringOf(apart_from);
    const name = incidents.rowOf.has(other) ? h("button", { type: "button", class: "plain", onclick: () => open(other) }, titled(titleOf(other))) : h("code", {}, said(other));
    return h("li", {}, h("p", {}, "Not one with ", name), reasonsOf(cues), decided(decision));
  });
  if (parts.length < 2 && !apart.length) return null;
  const title = parts.length > 1 ? `Why these statements are one incident (${counted(parts.length, "statement")})` : "Why it is an incident of its own";
  return section(title, parts.length > 1 ? h("ul", { class: "merges" }, ...joined) : null, apart.length ? h("ul", { class: "merges" }, ...apart) : null);
}

/** Every property as it is, for those who want the table. */
function fields(behind: Behind): HTMLElement {
  const rows = Object.entries(behind.properties).map(([name, value]) =>
    h("tr", {}, h("th", { scope: "row" }, h("code", {}, name)), h("td", {}, value === null ? h("span", { class: "dim" }, "null") : said(stringOf(value)))),
  );
  return h("details", { class: "all-fields" }, h("summary", {}, "All fields"), h("table", {}, h("tbody", {}, ...rows)));
}

