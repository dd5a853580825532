// Walks the product in Chromium: node walk.mjs PROGRAM [part of a page's address]
// Every page of pages.json (see pages.mjs), and the ways people go (see paths.mjs). Closes with "N passed, N failed".

import { resolve } from "node:path";
import { browse, scratch, serve, tab } from "./program.mjs";
import { LIST, page } from "./pages.mjs";
import { paths } from "./paths.mjs";
import { close } from "./tally.mjs";

const [program, only] = process.argv.slice(2);
if (!program) {
  console.error("usage: node walk.mjs PROGRAM [part of a page's address]");
  process.exit(2);
}

const own = scratch();
let server;
let browser;
try {
  server = await serve(resolve(program), own.folder);
  browser = await browse(own.folder);
  const { address } = server;
  const tabOf = (options) => tab(browser, options);
  if (!only || only === "paths") await paths(tabOf, address, own.folder);
  for (const entry of LIST) {
    if (!only || (only !== "paths" && entry.path.includes(only))) await page(tabOf, address, entry, own.folder);
  }
} finally {
  await browser?.close();
  await server?.stop();
  own.remove();
}
process.exit(close());
