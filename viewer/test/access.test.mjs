// Whether everybody can use it: axe-core finds no serious fault in any state of the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { closeBrowser, example, mapOf, open, propertiesOf } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const file = mapOf(example, "access");
const disputed = propertiesOf(example, "incidents").find((p) => p.claim_status === "disputed");
after(closeBrowser);

const states = {
  list: { fragment: "", act: () => document.getElementById("filters").toggleAttribute("open", true) },
  card: { fragment: `#incident=${disputed.id}`, act: () => document.querySelectorAll("#card details").forEach((d) => (d.open = true)) },
  radius: { fragment: "#radius=46.7,40.4,60000", act: () => {} },
  measure: { fragment: "#map=8/40.3/46.7&measure=46.36,40.68;47.13,40.38;46.75,39.82", act: () => {} },
  about: { fragment: "", act: () => document.getElementById("about-open").click() },
};
test("a fault would be found", async () => {
  const { page, close } = await open(file, { bypassCSP: true });
  await page.evaluate(() => {
    document.getElementById("scope").style.color = "#bbb";
    document.getElementById("scope").textContent = "too pale to read";
    document.getElementById("zoom-in").removeAttribute("aria-label");
    document.getElementById("zoom-in").textContent = "";
  });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map(({ id }) => id).sort(), ["button-name", "color-contrast"]);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const [width, height] of [[1440, 900], [390, 844]]) {
    for (const [name, { fragment, act }] of Object.entries(states)) {
      test(`${name}, ${colorScheme}, ${width} wide`, async () => {
        const { page, said, close } = await open(file, { fragment, colorScheme, width, height, bypassCSP: true });
        await page.evaluate(act);
        await page.waitForTimeout(150);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => axe.run());
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        const told = serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
        assert.deepEqual(told, []);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(sideways <= 0, `${sideways} pixels too wide`);
        assert.deepEqual(said, []);
        await close();
      });
    }
  }
}
