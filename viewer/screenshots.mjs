// Takes the pictures of the README from the example's map: node screenshots.mjs MAP FOLDER
import { chromium } from "playwright-core";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [map, folder] = process.argv.slice(2);
const SHOTS = [
  ["map-light", 1280, 800, "light", "#map=8.1/40.05/46.9&from=2020-10-01&to=2020-10-31"],
  ["map-dark", 1280, 800, "dark", "#map=3.1/30/30"],
  ["map-phone", 390, 800, "light", "#map=6.4/40.1/47.2"],
];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [name, width, height, colorScheme, fragment] of SHOTS) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(pathToFileURL(resolve(map)).href + fragment);
  await page.waitForSelector("html[data-refined]", { state: "attached" });
  await page.waitForTimeout(500);
  await page.screenshot({ path: resolve(folder, `${name}.png`) });
}
await browser.close();
