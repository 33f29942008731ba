// The code of a scanned certificate stands behind the # of the address, which browsers keep to
// themselves. It is read, and sent, only when the visitor presses the button.
"use strict";
if (location.hash.length > 1) { document.getElementById("scanned").hidden = false; }
document.querySelector("form[data-verify]").addEventListener("submit", (event) => {
  const form = event.target;
  const text = form.querySelector("[name=text]");
  const chosen = form.querySelector("[name=file]").files.length;
  if (!chosen && !text.value.trim() && location.hash.length > 1) {
    text.value = decodeURIComponent(location.hash.slice(1));
  }
});
