// Marks a text while it is typed. Without this module the form posts and the server marks.
// The text goes to POST /check/findings of this server, which forgets it; nothing is stored in the browser either.
const form = document.querySelector("form[data-check]");
const area = form?.querySelector("textarea");
const WAIT = 350;
const LONGEST = 60_000;

if (area) {
  const part = (name) => form.querySelector(`[data-${name}]`);
  const [overlay, marked, block, cards, summary, empty] =
    ["overlay", "marked", "marked-block", "cards", "summary", "empty"].map(part);
  const words = JSON.parse(form.dataset.words);
  let marks = [];
  let asked = 0;
  let timer = 0;
  let checked = null;
  let current = -1;

  form.classList.add("live");
  part("text-label").textContent = words.text;
  part("keys").hidden = false;
  block.hidden = false;

  const kind = () => form.querySelector("input[name=kind]:checked").value;

  const draw = (into, text, numbered) => {
    const parts = [];
    const last = new Map();
    marks.forEach((mark) => mark.findings.forEach((n) => last.set(n, mark)));
    let at = 0;
    for (const mark of marks) {
      if (mark.start > at) parts.push(text.slice(at, mark.start));
      const element = document.createElement("span");
      element.className = `mark ${mark.tone}`;
      if (!numbered && mark.findings.includes(current)) element.classList.add("current");
      element.textContent = text.slice(mark.start, mark.end);
      parts.push(element);
      if (numbered) {
        for (const n of mark.findings.filter((n) => last.get(n) === mark)) {
          const number = document.createElement("sup");
          number.className = "mark-number";
          number.textContent = String(n + 1);
          parts.push(number);
        }
      }
      at = mark.end;
    }
    // The closing line break keeps the layers equally tall when the text ends with one.
    parts.push(text.slice(at) + (numbered ? "" : "\n"));
    into.replaceChildren(...parts);
  };

  // Between an edit and its answer the marks move along with the text; those that were edited go.
  const shift = (before, after) => {
    let head = 0;
    const most = Math.min(before.length, after.length);
    while (head < most && before[head] === after[head]) head += 1;
    let tail = 0;
    while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
    const end = before.length - tail;
    const by = after.length - before.length;
    marks = marks.flatMap((mark) => {
      if (mark.end <= head) return [mark];
      if (mark.start >= end) return [{ ...mark, start: mark.start + by, end: mark.end + by }];
      return [];
    });
  };

  const place = (finding) => {
    const own = marks.filter((mark) => mark.findings.includes(finding));
    return own.length ? [own[0].start, own[own.length - 1].end] : null;
  };

  const select = (finding) => {
    if (finding === current) return;
    current = finding;
    for (const card of cards.children) card.classList.toggle("current", Number(card.dataset.finding) === finding);
    draw(overlay, area.value, false);
  };

  const jump = (finding) => {
    const at = place(finding);
    if (!at) return;
    area.focus();
    area.setSelectionRange(at[0], at[1]);
    select(finding);
    const mark = overlay.querySelector(".mark.current");
    mark?.scrollIntoView({ block: "center" });
  };

  const show = (found) => {
    marks = found.marks;
    current = -1;
    cards.replaceChildren(...new DOMParser().parseFromString(found.cards, "text/html").body.children);
    summary.textContent = found.summary;
    part("accept-all").hidden = found.fixable === 0;
    empty.hidden = area.value.trim() !== "";
    part("notes").replaceChildren(...found.notes.map((note) => {
      const p = document.createElement("p");
      p.className = "note";
      p.lang = "en";
      p.textContent = note;
      return p;
    }));
    const examples = document.querySelector("[data-examples]");
    if (examples) examples.hidden = area.value.trim() !== "";
    draw(overlay, area.value, false);
    draw(marked, area.value, true);
  };

  const check = async () => {
    const text = area.value;
    const number = (asked += 1);
    if (text.length > LONGEST) {
      marks = [];
      cards.replaceChildren();
      summary.textContent = words.long;
      draw(overlay, text, false);
      return;
    }
    try {
      const answer = await fetch("/check/findings", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ text, kind: kind(), page: true }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const found = await answer.json();
      if (number !== asked) return;
      checked = text;
      show(found);
    } catch {
      if (number === asked) summary.textContent = words.failed;
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(check, WAIT);
  };

  let before = area.value;
  area.addEventListener("input", () => {
    shift(before, area.value);
    before = area.value;
    draw(overlay, area.value, false);
    later();
  });
  for (const radio of form.querySelectorAll("input[name=kind]")) radio.addEventListener("change", check);

  const caret = () => {
    if (document.activeElement !== area || checked !== area.value) return;
    const at = area.selectionStart;
    const mark = marks.find((m) => m.start <= at && at <= m.end);
    if (mark?.findings.includes(current)) return;
    select(mark ? mark.findings[0] : -1);
    // Beside the text the cards have their own scrolling; under it the page must not jump while somebody types.
    if (mark && matchMedia("(min-width: 60rem)").matches) {
      const card = cards.querySelector(".current");
      const box = card.closest(".check-findings");
      box.scrollTop = card.offsetTop - box.offsetTop - 16;
    }
  };
  document.addEventListener("selectionchange", caret);

  area.addEventListener("keydown", (event) => {
    if (event.key !== "F8" || !marks.length) return;
    event.preventDefault();
    const order = [...cards.children].map((card) => Number(card.dataset.finding)).filter((n) => place(n));
    const here = order.indexOf(current);
    const step = event.shiftKey ? -1 : 1;
    const next = here < 0 ? (event.shiftKey ? order.length - 1 : 0) : (here + step + order.length) % order.length;
    if (order.length) jump(order[next]);
  });

  // Keeps the browser's own undo where it can.
  const replace = (start, end, text) => {
    area.focus();
    area.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, text)) {
      area.setRangeText(text, start, end, "end");
      area.dispatchEvent(new Event("input"));
    }
  };

  const fixes = () =>
    [...cards.querySelectorAll("[data-accept]")]
      .map((button) => [place(Number(button.closest("[data-finding]").dataset.finding)), button.dataset.accept])
      .filter(([at]) => at)
      .sort((a, b) => b[0][0] - a[0][0]);

  form.addEventListener("click", (event) => {
    const shown = event.target.closest("[data-show]");
    const accept = event.target.closest("[data-accept]");
    if (shown) {
      event.preventDefault();
      jump(Number(shown.closest("[data-finding]").dataset.finding));
    } else if (accept && checked === area.value) {
      event.preventDefault();
      const at = place(Number(accept.closest("[data-finding]").dataset.finding));
      if (at) replace(at[0], at[1], accept.dataset.accept);
      check();
    } else if (event.target.closest("[data-accept-all]") && checked === area.value) {
      event.preventDefault();
      for (const [at, text] of fixes()) replace(at[0], at[1], text);
      check();
    }
  });

  const copy = part("copy");
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(area.value);
      const before = copy.textContent;
      copy.textContent = words.copied;
      setTimeout(() => { copy.textContent = before; }, 2000);
    });
  }
  const print = part("print");
  print.hidden = false;
  print.addEventListener("click", () => window.print());

  // A chosen file is read by the server, which knows the formats.
  form.querySelector("input[type=file]").addEventListener("change", (event) => {
    if (event.target.files.length) form.requestSubmit(form.querySelector("button.strong"));
  });

  draw(overlay, area.value, false);
  if (area.value.trim()) check();
}
