// Sends a filter form as soon as a choice is made with a pointer. With the keyboard every arrow key makes a choice, and
// a page that is loaded again at each would take the focus away: there the button sends the form.
let keyed = false;
addEventListener("keydown", () => { keyed = true; }, true);
addEventListener("pointerdown", () => { keyed = false; }, true);
for (const form of document.querySelectorAll("form[data-auto]")) {
  form.addEventListener("change", () => { if (!keyed) form.requestSubmit(); });
}
