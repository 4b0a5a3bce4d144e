// Builds dist/viewer.html: one page with its style and its script, and marks where `incident-mapper view` puts title and data.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";

const at = (path) => new URL(path, import.meta.url);
const bundle = async (entry) => {
  const result = await build({
    entryPoints: [at(entry).pathname],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2023",
    charset: "utf8",
    write: false,
    logLevel: "warning",
  });
  return result.outputFiles[0].text.trim();
};

const [page, style, script] = await Promise.all([
  readFile(at("src/page.html"), "utf8"),
  bundle("src/style.css"),
  bundle("src/main.ts"),
]);
if (/<\/(script|style)/i.test(script + style)) {
  throw new Error("the bundle ends its own element");
}
// The browser runs this script and no other, and asks nobody for anything.
const hash = createHash("sha256").update(script).digest("base64");
const policy =
  `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data: blob:; ` +
  "base-uri 'none'; form-action 'none'";
const html = page
  .replace("<!--policy-->", () => policy)
  .replace("/*style*/", () => style)
  .replace("/*script*/", () => script);
await mkdir(at("dist/"), { recursive: true });
await writeFile(at("dist/viewer.html"), html);
console.log(`dist/viewer.html: ${Math.round(html.length / 1000)} kB`);
