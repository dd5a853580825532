// Megabytes per second of checkers from npm on the beginnings of one text. Same lines as src/main.rs prints.
import { readFileSync } from "node:fs";
import { text as alex } from "alex";
import retextEnglish from "retext-english";
import retextEquality from "retext-equality";
import retextStringify from "retext-stringify";
import { unified } from "unified";
import writeGood from "write-good";

const PATIENCE = 10;
const [file, ...sizes] = process.argv.slice(2);
const text = readFileSync(file);
const equality = unified().use(retextEnglish).use(retextEquality).use(retextStringify);
const checkers = {
  alex: (part) => alex(part).messages.length,
  "write-good": (part) => writeGood(part).length,
  "retext-equality": (part) => equality.processSync(part).messages.length,
};
for (const [name, check] of Object.entries(checkers)) {
  check(text.subarray(0, 2000).toString());
  for (const size of sizes.map(Number)) {
    const part = text.subarray(0, size).toString();
    const start = process.cpuUsage();
    const found = check(part);
    const used = process.cpuUsage(start);
    const seconds = (used.user + used.system) / 1e6;
    console.log([name, Math.min(size, text.length), seconds.toFixed(6), found].join("\t"));
    if (seconds > PATIENCE) break;
  }
}
