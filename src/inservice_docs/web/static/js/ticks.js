// Ticking all rows, none, or the others: comfort; the batch page does it without scripts too.
"use strict";
for (const bar of document.querySelectorAll("[data-tick-all]")) {
  const name = bar.dataset.tickAll;
  const form = bar.closest("form");
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) { return; }
    event.preventDefault();
    for (const box of form.querySelectorAll(`input[type=checkbox][name="${name}"]`)) {
      box.checked = button.value === "all" || (button.value === "invert" && !box.checked);
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
  });
  const count = form.querySelector("[data-tick-count]");
  if (count) {
    const tell = () => { count.textContent = form.querySelectorAll(`input[name="${name}"]:checked`).length; };
    form.addEventListener("change", tell);
    tell();
  }
}
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) { window.print(); }
});
