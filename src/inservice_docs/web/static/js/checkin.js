// The door: codes are kept on this device (never a name) until the server has each of them.
"use strict";
(() => {
  const door = document.getElementById("door");
  const base = `/c/${door.dataset.slug}`;
  const store = `door ${door.dataset.slug}`;
  const $ = (id) => document.getElementById(id);
  const line = $("line"), feedback = $("feedback"), code = $("code"), recent = $("recent");
  const GOOD = /^[0-9]{1,11}-[a-z2-7]{12}$/;
  const AGAIN = 4000;
  const seen = new Map();
  let busy = false, lastAt = 0;

  const kept = () => { try { return JSON.parse(localStorage.getItem(store)) || []; } catch { return []; } };
  const keep = (queue) => {
    localStorage.setItem(store, JSON.stringify(queue));
    $("kept").hidden = !queue.length;
    $("kept").textContent = queue.length ? `${queue.length} 筆等待送出；離開這一頁也不會遺失。` : "";
  };
  const clock = (at) => new Date(at).toLocaleTimeString("zh-TW", { hour: "2-digit", minute: "2-digit", hour12: false });
  const state = (words, kind) => {
    if (line.textContent !== words) { line.textContent = words; }
    line.className = `tag ${kind}`;
  };
  const tell = (kind, strong, words, small) => {
    feedback.className = `feedback ${kind}`;
    feedback.replaceChildren(...[["strong", strong], ["span", words], ["small", small || ""]].map(([tag, text]) => {
      const part = document.createElement(tag);
      part.textContent = text;
      return part;
    }));
  };
  const note = (words) => {
    recent.querySelectorAll(".none").forEach((each) => each.remove());
    const item = document.createElement("li");
    item.textContent = words;
    recent.prepend(item);
    while (recent.children.length > 6) { recent.lastChild.remove(); }
  };
  const way = () => document.querySelector("input[name=way]:checked").value;

  // One event: an id of its own, so that the server counts it once however often it arrives.
  // A code that stays before the camera is one event, whoever else comes meanwhile.
  const add = (typed) => {
    const text = typed.trim().toLowerCase();
    if (!text) { return false; }
    const same = `${way()} ${text}`, before = seen.get(same), tick = performance.now();
    seen.set(same, tick);
    if (before !== undefined && tick - before < AGAIN) { return false; }
    if (!GOOD.test(text)) { tell("unknown", "條碼不對", "這不是這場研習的條碼", "改查姓名，或洽現場人員"); return false; }
    const now = Date.now();
    lastAt = now;
    const id = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    keep([...kept(), { id, code: text, way: way(), at: new Date(now).toISOString() }]);
    tell("kept", "已記下", `${clock(now)}　傳送中…`);
    sync();
    return true;
  };

  const offline = () => {
    const count = kept().length;
    state(count ? `離線，${count} 筆待送` : "離線", "wait");
    if (feedback.classList.contains("kept")) { tell("kept", "已記下", `${clock(lastAt)}　離線，連上後自動補送`); }
  };
  const over = (words) => { state(words, "bad"); };

  const fresh = async () => {
    const answer = await fetch(`${base}/now`, { cache: "no-store" });
    if (answer.status === 404 || answer.status === 409) { over("連結已失效"); return null; }
    if (!answer.ok) { throw new Error("busy"); }
    const now = await answer.json();
    $("session").textContent = now.session;
    document.querySelectorAll("input[name=_csrf_token]").forEach((field) => { field.value = now.csrf; });
    document.body.setAttribute("hx-headers", JSON.stringify({ "x-csrftoken": now.csrf }));
    return now.csrf;
  };

  const sync = async () => {
    if (busy) { return; }
    busy = true;
    try {
      for (let queue = kept(); queue.length; queue = kept()) {
        const csrf = await fresh();
        if (csrf === null) { return; }
        const part = queue.slice(0, 50);
        const answer = await fetch(`${base}/events`, {
          method: "POST", cache: "no-store", headers: { "x-csrftoken": csrf },
          body: new URLSearchParams({ events: JSON.stringify({ sent: new Date().toISOString(), events: part }) }),
        });
        if (answer.status === 409) { over((await answer.json()).error || "不能報到"); return; }
        if (!answer.ok) { throw new Error("refused"); }
        const done = (await answer.json()).results;
        const there = new Set(done.map((each) => each.id));
        keep(kept().filter((each) => !there.has(each.id)));
        for (const each of done) {
          if (each.result !== "done") { note(each.name ? `${each.name}　${each.words}` : each.words); }
        }
        const last = done[done.length - 1];
        if (last) { tell(last.result, last.name || "條碼不對", last.words, last.school); }
        if (!there.size) { throw new Error("nothing taken"); }
      }
      state("已連線", "ok");
    } catch { offline(); } finally { busy = false; }
  };
  const look = async () => {
    if (kept().length) { await sync(); return; }
    try { if (await fresh() !== null) { state("已連線", "ok"); } } catch { offline(); }
  };

  $("code-form").addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    add(code.value);
    code.value = "";
    code.focus();
  }, true);
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-pick]");
    if (!form) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    add(form.querySelector("button").value);
    $("people").replaceChildren();
    $("who").value = "";
    code.focus();
  }, true);
  $("find-form").addEventListener("htmx:sendError", () => {
    const words = document.createElement("p");
    words.className = "empty";
    words.textContent = "離線時不能查姓名；請掃 QR 碼，或等網路恢復。";
    $("people").replaceChildren(words);
    offline();
  });

  // A photograph is read by the server where there is no camera to open.
  $("photo-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const file = $("photo").files[0];
    if (!file) { return; }
    try {
      const csrf = await fresh();
      if (csrf === null) { return; }
      const body = new FormData();
      body.append("photo", file);
      const answer = await fetch(`${base}/photo`, { method: "POST", headers: { "x-csrftoken": csrf }, body });
      const said = await answer.json();
      if (said.codes && said.codes.length) { said.codes.forEach(add); } else { tell("unknown", "沒有讀到條碼", said.error || "靠近一點、拍清楚再試", ""); }
      event.target.reset();
    } catch { offline(); }
  }, true);

  door.addEventListener("code", (event) => {
    if (!add(event.detail)) { return; }
    const view = $("view");
    view.classList.add("read");
    setTimeout(() => view.classList.remove("read"), 900);
    if (navigator.vibrate) { navigator.vibrate(80); }
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { look(); } });
  window.addEventListener("online", look);
  window.addEventListener("offline", offline);
  setInterval(look, 5000);
  keep(kept());
  look();
  if ("serviceWorker" in navigator) { navigator.serviceWorker.register("/c/sw.js", { scope: "/c/" }).catch(() => {}); }
})();
