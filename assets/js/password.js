// Says, while a new password is typed, what can be seen of it here: its length, and whether it is made of the name or
// the address on the page, or of one sign again and again. Nothing is sent. Whether it is on a list of common ones, the
// server looks once the form is sent; this says nothing about it.
const FEWEST = 10;
for (const hint of document.querySelectorAll(".strength[data-for]")) {
  const input = document.getElementById(hint.dataset.for);
  if (!input) continue;
  const known = () =>
    [...document.querySelectorAll("#name, #email, #letter-email, #organization, input[autocomplete=username]")]
      .flatMap((field) => field.value.toLowerCase().split(/[^\p{L}\p{N}]+/u))
      .filter((word) => word.length > 3);
  const words = () => {
    const typed = [...input.value];
    if (typed.length === 0) return "";
    if (typed.length < FEWEST) return hint.dataset.short.replace("0", String(FEWEST - typed.length));
    if (new Set(typed).size < 4) return hint.dataset.same;
    // What is left without those words counts.
    const rest = known().reduce((text, word) => text.replaceAll(word, ""), input.value.toLowerCase());
    if ([...rest].length < FEWEST / 2) return hint.dataset.known;
    return hint.dataset.long;
  };
  let waiting = 0;
  input.addEventListener("input", () => {
    // After a pause, so that a screen reader is not interrupted by every key.
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const said = words();
      if (hint.textContent !== said) hint.textContent = said;
    }, 400);
  });
}
