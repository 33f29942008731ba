// The plan form: keeps what is typed, puts cures into fields, and says what is wrong beside them.
// The letter itself is drawn by the server; without this file the same buttons send the form.
"use strict";
const form = document.getElementById("plan-form");
let dirty = false, timer = 0, retry = 0;
const state = () => document.getElementById("draft-state");

function keepLater(wait) {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(() => document.body.dispatchEvent(new Event("keep")), wait);
}
function typed(event) {
  if (event.target.closest("#plan-form")) { keepLater(1000); }
}
document.addEventListener("input", typed);
document.addEventListener("change", typed);
document.body.addEventListener("typed", () => { dirty = false; });

// What was typed less than a second ago is sent while the page goes away. A page that is loaded
// again may be there before it: it asks, and loads once more (only a mark is left in the browser).
const MARK = "inservice-left";
function flush() {
  if (!dirty || !form) { return; }
  dirty = false;
  sessionStorage.setItem(MARK, form.elements.number.value || form.elements.draft.value);
  const sent = new FormData(form);
  sent.delete("_once");
  navigator.sendBeacon("/studies/draft", new URLSearchParams(sent));
}
window.addEventListener("pagehide", flush);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") { flush(); } });

document.body.addEventListener("htmx:afterOnLoad", (event) => {
  if (event.target.id === "autosave" && event.detail.successful) { clearTimeout(retry); dirty = false; }
});
for (const name of ["htmx:sendError", "htmx:responseError"]) {
  document.body.addEventListener(name, (event) => {
    if (event.target.id !== "autosave") { return; }
    state().textContent = "連不上伺服器，還沒有儲存；會再試，請不要關掉這一頁。";
    dirty = true;
    clearTimeout(retry);
    retry = setTimeout(() => keepLater(0), 4000);
  });
}

document.addEventListener("submit", (event) => {
  const action = event.submitter && event.submitter.formAction || event.target.action;
  if (event.target !== form && !action.includes("/studies/draft")) { return; }
  clearTimeout(timer);
  const undo = event.submitter && "undo" in event.submitter.dataset;
  if (undo && dirty) { // what was typed last has not been kept yet: the page as it was kept is one back
    event.preventDefault();
    event.stopImmediatePropagation();
    dirty = false;
    location.reload();
  }
  dirty = false;
}, true);

function put(name, value) {
  const fields = [...form.elements].filter((each) => each.name === name);
  const field = fields.find((each) => each.type !== "hidden");
  if (!field || field.type === "checkbox") { return false; }
  if (field.tagName === "SELECT" && ![...field.options].some((each) => each.value === value)) { return false; }
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

// What is typed or ticked while the server makes the fields anew is put back into them.
const asked = new WeakMap();
let late = [];
const box = (each) => each.type === "checkbox" || each.type === "radio";
const key = (each) => box(each) ? `${each.name} ${each.value}` : each.name;
const says = (each) => box(each) ? each.checked : each.value;
const filled = () => [...form.elements].filter((each) => each.name && each.type !== "hidden" && each.tagName !== "BUTTON");
const anew = (event) => form && event.detail.target && event.detail.target.id === "plan-fields";
document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (anew(event)) { asked.set(event.detail.xhr, new Map(filled().map((each) => [key(each), says(each)]))); }
});
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const before = anew(event) && asked.get(event.detail.xhr);
  if (!before) { return; }
  const rows = event.detail.requestConfig.elt.tagName === "BUTTON"; // rows may have changed their numbers
  late = filled().filter((each) => before.get(key(each)) !== says(each) && !(rows && /-\d+-/.test(each.name)))
    .map((each) => [key(each), says(each)]);
});
document.body.addEventListener("htmx:afterSettle", () => {
  const back = new Map(late);
  late = [];
  for (const each of back.size ? filled() : []) {
    if (!back.has(key(each)) || back.get(key(each)) === says(each)) { continue; }
    if (box(each)) { each.checked = back.get(key(each)); } else { each.value = back.get(key(each)); }
    each.dispatchEvent(new Event("input", { bubbles: true }));
    if (each.tagName === "SELECT") { each.dispatchEvent(new Event("change", { bubbles: true })); }
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-cure], [data-kind], [data-part]");
  if (button && form) {
    if ("cure" in button.dataset) {
      const changes = Object.entries(JSON.parse(button.value));
      if (!changes.every(([name]) => form.elements[name])) { return; } // the server adds the field
      if (changes.every(([name, value]) => put(name, value))) {
        event.preventDefault();
        const field = form.elements[changes[0][0]];
        if (field.focus) { field.focus({ preventScroll: false }); }
      }
      return;
    }
    event.preventDefault();
    const name = "kind" in button.dataset ? "kind" : "part";
    document.querySelector(`#preview input[name=${name}]`).value = button.value;
    if (name === "kind") { document.querySelector("#preview input[name=part]").value = "0"; }
    document.body.dispatchEvent(new Event("look"));
    return;
  }
  if (event.target.closest("[data-known]")) { event.preventDefault(); return; } // htmx sends it
  const link = event.target.closest('a[href^="#f-"]');
  if (link) {
    const field = document.getElementById(link.getAttribute("href").slice(1));
    if (!field) { return; }
    event.preventDefault();
    const group = field.closest("details");
    if (group) { group.open = true; }
    field.focus();
    field.scrollIntoView({ block: "center" });
  }
});

// What is wrong stands beside its field as well, once something is typed there.
function beside() {
  document.querySelectorAll(".wrong.live").forEach((each) => each.remove());
  document.querySelectorAll("#plan-fields .field.live").forEach((each) => each.classList.remove("bad", "live"));
  for (const note of document.querySelectorAll("#remarks .note[data-field]")) {
    const field = note.dataset.field && document.getElementById(`f-${note.dataset.field}`);
    if (!field || !field.value || note.classList.contains("hint")) { continue; }
    const box = field.closest(".field");
    if (box.querySelector(".wrong:not(.live)")) { continue; }
    const said = document.createElement("span");
    said.className = "wrong live";
    said.textContent = note.dataset.words;
    box.append(said);
    box.classList.add("live");
    if (note.classList.contains("error")) { box.classList.add("bad"); }
  }
}
// In the margin each remark stands at the height of its place, where the margin is beside the sheet.
function inMargin() {
  const list = document.querySelector("#remarks .notes");
  if (!list || !matchMedia("(min-width:1240px)").matches) { return; }
  const notes = [...list.children];
  for (const note of notes) { note.style.marginTop = ""; }
  const from = (each) => each.getBoundingClientRect().top - list.getBoundingClientRect().top;
  const place = new Map(notes.map((note) => {
    const mark = note.dataset.mark && document.getElementById(note.dataset.mark);
    return [note, mark ? from(mark) : -1e6];
  }));
  notes.sort((one, other) => place.get(one) - place.get(other));
  list.append(...notes);
  for (const note of notes) {
    const gap = place.get(note) - from(note);
    if (gap > 0) { note.style.marginTop = `${gap}px`; }
  }
}
for (const [kind, on] of [["mouseover", true], ["mouseout", false]]) {
  document.addEventListener(kind, (event) => {
    const note = event.target.closest && event.target.closest("[data-mark]");
    const mark = note && document.getElementById(note.dataset.mark);
    if (mark) { mark.classList.toggle("lit", on); }
  });
}
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "preview") { return; }
  beside();
  inMargin();
  const pressed = event.detail.requestConfig && event.detail.requestConfig.elt;
  const next = pressed && "known" in pressed.dataset && document.querySelector("#remarks [data-known]");
  if (next) { next.focus(); } // the button that was pressed is gone
});
beside();
inMargin();
if (document.fonts) { document.fonts.ready.then(inMargin); }

async function again() {
  const subject = form.elements.number.value || form.elements.draft.value;
  const left = sessionStorage.getItem(MARK) === subject;
  sessionStorage.removeItem(MARK);
  for (let turn = 0; left && turn < 5; turn += 1) {
    const asked = new URLSearchParams({ number: form.elements.number.value, draft: form.elements.draft.value });
    const answer = await fetch(`/studies/draft/kept?${asked}`);
    if (dirty || !answer.ok) { return; }
    if (await answer.text() !== form.dataset.kept) { location.reload(); return; }
    await new Promise((done) => setTimeout(done, 120));
  }
}
document.addEventListener("DOMContentLoaded", () => {
  if (!form) { return; }
  again();
  // What was typed before this file was there, or was put back by the browser.
  const early = [...form.elements].some((each) => each.type !== "hidden" && "defaultValue" in each && each.type !== "checkbox" && each.value !== each.defaultValue);
  if (early) { document.body.dispatchEvent(new Event("look")); keepLater(300); }
});
