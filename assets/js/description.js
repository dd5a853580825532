// Checks a job description while it is typed. Without this module the server checks when the draft is saved.
// The form goes to POST /descriptions/findings of this server, which forgets it.
const form = document.querySelector("form[data-description]");
const WAIT = 600;

if (form) {
  const summary = form.querySelector("[data-summary]");
  let asked = 0;
  let timer = 0;
  let changed = false;

  const check = async () => {
    const number = (asked += 1);
    try {
      const answer = await fetch("/descriptions/findings", {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(new FormData(form)),
      });
      if (!answer.ok || number !== asked) return;
      const found = await answer.json();
      if (number !== asked) return;
      for (const [part, html] of found.parts) {
        const place = form.querySelector(`[data-findings="${part}"]`);
        if (!place || place.contains(document.activeElement)) continue;
        place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.children);
      }
      if (summary.textContent !== found.summary) summary.textContent = found.summary;
    } catch {
      // The next key or the save button asks again.
    }
  };

  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(check, WAIT);
  });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}
