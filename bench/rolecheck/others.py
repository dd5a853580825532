"""Megabytes per second of proselint on the beginnings of one text. Same lines as src/main.rs prints."""

import sys
import time

from proselint.checks import __register__
from proselint.config import DEFAULT
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

PATIENCE = 10

CheckRegistry().register_many(__register__)
config = {**DEFAULT, "max_errors": 10**9}
file, *sizes = sys.argv[1:]
with open(file, "rb") as source:
    text = source.read()


def check(part):
    return len(LintFile("text", part).lint(config))


check(text[:2000].decode(errors="ignore"))
for size in map(int, sizes):
    part = text[:size].decode(errors="ignore")
    start = time.process_time()
    found = check(part)
    seconds = time.process_time() - start
    print(f"proselint\t{min(size, len(text))}\t{seconds:.6f}\t{found}", flush=True)
    if seconds > PATIENCE:
        break
