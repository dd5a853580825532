// Keeps what is typed in a form in this tab of the browser, so that a reload or a wrong click loses nothing.
// It goes when the form is sent, when somebody says so, and when the tab is closed. Nothing is sent anywhere.
// Fields marked data-not-kept, hidden fields, passwords and files are left alone.
const form = document.querySelector("form[data-keep]");

function store() {
  try {
    return window.sessionStorage;
  } catch {
    // Some people switch it off; then there is nothing to keep in.
    return null;
  }
}

function fields() {
  return [...form.elements].filter(
    (f) => f.name && !f.closest("[data-not-kept]") && !["hidden", "password", "file", "submit", "button"].includes(f.type),
  );
}

function typed() {
  return fields().map((f) => [f.name, f.type === "checkbox" || f.type === "radio" ? [f.value, f.checked] : f.value]);
}

function putBack(kept) {
  for (const f of fields()) {
    for (const [name, value] of kept) {
      if (name !== f.name) continue;
      if (!Array.isArray(value)) f.value = value;
      else if (value[0] === f.value) f.checked = value[1];
    }
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function begin(kept_in) {
  const key = `typed ${form.dataset.keep}`;
  const offer = form.querySelector("[data-keep-offer]");
  const asShown = JSON.stringify(typed());
  let before = kept_in.getItem(key);
  if (before === asShown) before = null;
  for (const note of form.querySelectorAll("[data-keep-note]")) note.hidden = false;
  offer.hidden = before === null;
  let later;
  form.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(() => {
      const now = JSON.stringify(typed());
      try {
        if (now === asShown) kept_in.removeItem(key);
        else kept_in.setItem(key, now);
      } catch {
        // Full. What was kept before stays.
      }
    }, 400);
  });
  form.addEventListener("submit", () => {
    clearTimeout(later);
    kept_in.removeItem(key);
  });
  form.querySelector("[data-keep-back]").addEventListener("click", () => {
    offer.hidden = true;
    try {
      putBack(JSON.parse(before));
    } catch {
      kept_in.removeItem(key);
    }
    fields()[0]?.focus();
  });
  form.querySelector("[data-keep-forget]").addEventListener("click", () => {
    offer.hidden = true;
    kept_in.removeItem(key);
    fields()[0]?.focus();
  });
}

const kept_in = form && store();
if (kept_in) begin(kept_in);
