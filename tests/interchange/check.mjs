// node check.mjs PROGRAM FOLDER: what the running program gives to others. The data of an open position, as a search
// engine reads it from the page, and the findings of the role checker as SARIF are held against validators that nobody
// here wrote; the portfolio of somebody in the demo is put into the folder, where script/validate holds it against
// others. Asks nobody outside of this machine.

import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { scratch, serve } from "../browser/serve.mjs";

const [program, into] = process.argv.slice(2).map((path) => resolve(path));
const wrong = [];

async function faults(html) {
  const found = new WebAutoExtractor({ addLocation: true }).parse(html);
  const postings = found.jsonld?.JobPosting ?? [];
  if (postings.length !== 1) return [`${postings.length} postings on the page instead of one`];
  const issues = await new Validator().validate(found);
  return issues.filter((i) => i.severity === "ERROR").map((i) => `${i.issueMessage} (${i.fieldNames ?? ""})`);
}

/** The page with its data changed. */
function changed(html, change) {
  const script = /(<script type="application\/ld\+json"[^>]*>)([^]*?)(<\/script>)/;
  return html.replace(script, (_, open, json, close) => {
    const data = JSON.parse(json);
    change(data);
    return open + JSON.stringify(data) + close;
  });
}

async function postings(address) {
  const list = await (await fetch(`${address}/openings`)).text();
  const at = list.match(/href="(\/openings\/[0-9a-f-]{36})"/)?.[1];
  const html = await (await fetch(address + at)).text();
  wrong.push(...(await faults(html)));
  // A validator that lets everything pass would say nothing.
  for (const left of ["title", "datePosted", "hiringOrganization", "jobLocation"]) {
    const broken = await faults(changed(html, (data) => delete data[left]));
    if (broken.length === 0) wrong.push(`without ${left} it passes all the same`);
  }
}

async function portfolio(address) {
  const bar = await (await fetch(`${address}/demo`)).text();
  const person = bar.match(/value="([0-9a-f-]{36})" data-name="demo-mara"/)?.[1];
  const body = new URLSearchParams({ person });
  const entered = await fetch(`${address}/demo`, { method: "POST", body, redirect: "manual" });
  const cookie = entered.headers.getSetCookie().map((c) => c.split(";")[0]).join("; ");
  for (const ending of ["pdf", "docx", "html"]) {
    const path = `${address}/me/portfolio/summary/portfolio.${ending}`;
    const [first, second] = await Promise.all([1, 2].map(async () => {
      const answer = await fetch(path, { headers: { cookie } });
      return answer.ok ? Buffer.from(await answer.arrayBuffer()) : Buffer.alloc(0);
    }));
    if (first.length === 0) wrong.push(`portfolio.${ending} is not there`);
    if (!first.equals(second)) wrong.push(`portfolio.${ending} has other bytes the second time`);
    writeFileSync(join(into, `portfolio.${ending}`), first);
  }
}

/** What the validator calls wrong; its hints on style (SARIF2…) are no faults. */
function sarifFaults(file) {
  const tool = fileURLToPath(new URL("node_modules/@microsoft/sarif-multitool/bin.js", import.meta.url));
  const ran = spawnSync(process.execPath, [tool, "validate", file], { encoding: "utf8" });
  if (!ran.stdout.includes("files scanned")) return [`the validator did not run: ${ran.stderr || ran.stdout}`];
  return ran.stdout.split("\n").filter((line) => /: (error|warning) (?!SARIF2)/.test(line));
}

function sarif(folder) {
  const text = join(folder, "duties.txt");
  writeFileSync(text, "Hand out the evening meds at eight.\nOur clients are noncompliant.\nHelp with rides.\n");
  const ran = spawnSync(program, ["check", text, "--format", "sarif"], { encoding: "utf8" });
  const file = join(folder, "duties.sarif");
  writeFileSync(file, ran.stdout);
  if (!JSON.parse(ran.stdout).runs[0].results.length) wrong.push("SARIF: nothing was found in the duties");
  wrong.push(...sarifFaults(file).map((fault) => `SARIF: ${fault}`));
  // As above: it has to see a fault when there is one.
  for (const change of [(result) => delete result.message, (result) => (result.ruleIndex = 999)]) {
    const broken = JSON.parse(ran.stdout);
    change(broken.runs[0].results[0]);
    writeFileSync(file, JSON.stringify(broken));
    if (sarifFaults(file).length === 0) wrong.push(`SARIF: it passes all the same with ${change}`);
  }
}

const { folder, remove } = scratch();
const server = await serve(program, folder);
try {
  await postings(server.address);
  await portfolio(server.address);
  sarif(folder);
} finally {
  await server.stop();
  remove();
}
for (const fault of wrong) console.error(`interchange: ${fault}`);
if (wrong.length > 0) process.exit(1);
console.log("interchange: the data of an open position and the findings in SARIF are as others want them");
