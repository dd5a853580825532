// Walks the product in Chromium: node walk.mjs PROGRAM [part of a page's address]
// Every page of pages.json (see pages.mjs), and the ways people go (see paths.mjs). Closes with "N passed, N failed".

import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { browse, tab } from "./program.mjs";
import { scratch, serve } from "./serve.mjs";
import { LIST, page } from "./pages.mjs";
import { paths } from "./paths.mjs";
import { close } from "./tally.mjs";

const [program, only] = process.argv.slice(2);
if (!program) {
  console.error("usage: node walk.mjs PROGRAM [part of a page's address]");
  process.exit(2);
}

/** Walks some pages with a server, a browser and a demo of their own. */
async function walk(entries, first) {
  const own = scratch();
  let server;
  let browser;
  try {
    server = await serve(resolve(program), own.folder);
    browser = await browse(own.folder);
    const { address } = server;
    const tabOf = (options) => tab(browser, options);
    await first?.(tabOf, address, own.folder);
    const visitor = await tabOf({ address });
    for (const entry of entries) await page(visitor, address, entry, own.folder);
  } finally {
    await browser?.close();
    await server?.stop();
    own.remove();
  }
}

// A browser keeps about one core busy. Neighbors stay together: one page may show what the one before it entered.
const wanted = LIST.filter((entry) => !only || (only !== "paths" && entry.path.includes(only)));
const parts = Math.max(1, Math.min(2, availableParallelism(), wanted.length));
const size = Math.ceil(wanted.length / parts);
const shares = Array.from({ length: parts }, (_, n) => wanted.slice(n * size, (n + 1) * size));
const walks = shares.map((entries, n) => walk(entries, n === 0 && (!only || only === "paths") ? paths : undefined));
// All of them end before the first that broke off is told, so that no server is left behind.
const ended = await Promise.allSettled(walks);
const broken = ended.find((end) => end.status === "rejected");
if (broken) throw broken.reason;
process.exit(close());
