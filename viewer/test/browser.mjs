// What the tests share: the program, maps made with it, and a browser without a network.
import { chromium } from "playwright-core";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
/** The program: INCIDENT_MAPPER, else the build of this checkout with the feature `viewer`. */
const program = process.env.INCIDENT_MAPPER ?? join(target, "debug", "incident-mapper");
export const scratch = mkdtempSync(join(tmpdir(), "viewer-"));
export const example = join(root, "output");

/** The map of a run's folder: the path of its file. */
export function mapOf(folder, name, ...more) {
  const file = join(scratch, `${name}.html`);
  execFileSync(program, ["view", folder, "-o", file, ...more], { stdio: ["ignore", "ignore", "inherit"] });
  return file;
}

/** The folder of a run with these incidents and side files. */
export function runOf(name, features, sides = {}) {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "incidents.geojson"), JSON.stringify({ type: "FeatureCollection", name: "incidents", features }));
  for (const [side, lines] of Object.entries(sides)) {
    writeFileSync(join(folder, `${side}.jsonl`), lines.map((line) => JSON.stringify(line) + "\n").join(""));
  }
  return folder;
}

/** The folder of the scored reports' run; `null` where SHARED names none. */
export function fiveReports() {
  const reports = join(process.env.SHARED ?? join(root, "../shared"), "reports");
  if (!existsSync(reports)) return null;
  const folder = join(scratch, "five");
  execFileSync(program, ["map", reports, "--out", folder, "--quiet"], { stdio: ["ignore", "ignore", "inherit"] });
  return folder;
}

/** The properties of a layer's features. */
export function propertiesOf(folder, layer) {
  return JSON.parse(readFileSync(join(folder, `${layer}.geojson`), "utf8")).features.map((feature) => feature.properties);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
export const closeBrowser = () => browser.close();

/** Opens a map; what the page says or asks for is in `said` and `asked`, and both must stay empty. `answer` is a server: status and image. */
export async function open(file, { fragment = "", width = 1440, height = 900, answer = null, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, offline: true, acceptDownloads: true, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  if (answer) await context.route(/^https?:/, (route) => (answer.abort ? route.abort() : route.fulfill(answer)));
  const [said, asked] = [[], []];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error.stack)));
  page.on("dialog", (dialog) => (said.push(dialog.message()), dialog.dismiss()));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.isNavigationRequest()) asked.push(request.url());
  });
  await page.addInitScript(() => {
    const seen = () => document.documentElement?.dataset.drawn && (window.firstMap ??= performance.now());
    new MutationObserver(seen).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-drawn"] });
  });
  await page.goto(pathToFileURL(file).href + fragment, { waitUntil: "commit" });
  await page.waitForSelector('html[data-drawn="true"][data-refined]', { state: "attached", timeout: 60_000 });
  return { page, said, asked, close: () => context.close() };
}

/** The text of an element. */
export const text = (page, selector) => page.locator(selector).innerText();

/** Waits until two pictures have been drawn. */
export const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Opens a map, tries something, and holds that the page said nothing and asked for nothing. */
export async function on(map, options, check) {
  const { page, said, asked, close } = await open(map, options);
  try {
    await check(page);
    assert.deepEqual(said, []);
    assert.deepEqual(asked, []);
  } finally {
    await close();
  }
}

/** The lines of one of the example's side files. */
export const linesOf = (name) => readFileSync(`${example}/${name}.jsonl`, "utf8").trim().split("\n").map((line) => JSON.parse(line));

/** How many incidents the page says that it lists. */
export const count = async (page) => Number((await text(page, "#count")).replace(/\D/g, "") || 0);

/** The part of the page's address after its file, asked of the page itself: what the browser tells of it, `page.url()`, may come later. */
export const fragmentOf = (page) => page.evaluate(() => location.hash);

/** The parts of that fragment. */
export const addressOf = async (page) => new URLSearchParams((await fragmentOf(page)).slice(1));
