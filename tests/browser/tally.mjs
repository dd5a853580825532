// Counts what passed and failed, and says what failed with page, width and place.
// Not here: any check itself.

const failures = [];
let passed = 0;

/** Runs a check. It fails when it throws, or when it returns a list of faults that is not empty. */
export async function check(name, run) {
  let faults;
  try {
    faults = (await run()) ?? [];
  } catch (error) {
    faults = [error.message.split("\n").slice(0, 6).join("\n    ")];
  }
  if (faults.length === 0) {
    passed += 1;
    return true;
  }
  failures.push(name);
  console.log(`FAILED ${name}`);
  for (const fault of faults.slice(0, 20)) console.log(`    ${fault}`);
  if (faults.length > 20) console.log(`    and ${faults.length - 20} more`);
  return false;
}

/** Fails a check with a sentence unless the condition holds. */
export function must(condition, sentence) {
  if (!condition) throw new Error(sentence);
}

/** Prints the closing line; gives the exit code. */
export function close() {
  if (failures.length > 0) console.log(`\nfailed: ${failures.join("; ")}`);
  console.log(`\n${passed} passed, ${failures.length} failed`);
  return failures.length === 0 && passed > 0 ? 0 : 1;
}
