// The sheet follows what is typed about a letter; downloads take it along. Only comfort.
"use strict";
const issue = document.getElementById("issue");
const draft = document.getElementById("draft");
if (issue) {
  let timer = 0;
  const said = () => {
    const way = issue.querySelector("[name=way]:checked");
    const typed = way && way.value === "typed" ? issue.elements.typed.value : "";
    return { typed, date: issue.elements.date.value };
  };
  const follow = () => {
    const now = said();
    if (draft) {
      draft.elements.typed.value = now.typed;
      draft.elements.date.value = now.date;
      draft.querySelectorAll("[name=to]").forEach((each) => each.remove());
    }
    const query = new URLSearchParams(now);
    issue.querySelectorAll("[name=to]:checked").forEach((each) => {
      query.append("to", each.value);
      if (draft) {
        const kept = document.createElement("input");
        kept.type = "hidden"; kept.name = "to"; kept.value = each.value;
        draft.append(kept);
      }
    });
    window.htmx.ajax("GET", `${issue.dataset.sheet}?${query}`, { target: "#sheet", swap: "innerHTML" });
  };
  issue.addEventListener("input", (event) => {
    if (!["typed", "date", "to", "way"].includes(event.target.name)) { return; }
    clearTimeout(timer);
    timer = setTimeout(follow, 200);
  });
  issue.elements.typed.addEventListener("input", () => {
    const choice = issue.querySelector("[name=way][value=typed]");
    if (issue.elements.typed.value) { choice.checked = true; }
  });
}
