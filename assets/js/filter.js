// Narrows a list while words are typed. The list works without: the form asks the server.
const form = document.querySelector("form[data-filter]");
const input = form?.querySelector("input[type=search]");
if (input) {
  const rows = [...document.querySelectorAll("[data-filter-row], [data-filter-group] .items > li")];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const count = document.querySelector("[data-filter-count]");
  const pattern = count?.textContent ?? "";
  const total = rows.length;
  let waiting = 0;
  const apply = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      const fits = words.every((word) => texts[i].includes(word));
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    for (const group of document.querySelectorAll("[data-filter-group]")) {
      group.hidden = !group.querySelector("li:not([hidden])");
    }
    if (count && shown <= total) count.textContent = pattern.replace(/\d+/, String(shown));
  };
  input.addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(apply);
  });
}
