// The camera of the door: a code held before it goes to the page as if a scanner had typed it.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const door = $("door"), view = $("view"), video = $("camera");
  const open = $("open-camera"), turn = $("turn-camera"), line = $("camera-note");
  const PAUSE = 200, WIDEST = 640;
  const ELSE = "也可以拍照、用掃描器或查姓名。";
  const WRONG = {
    NotAllowedError: "沒有得到使用相機的許可：在網址列旁的設定允許這一頁使用相機，再按一次「開啟相機」。",
    NotFoundError: "這台裝置沒有相機。",
    NotReadableError: "相機正由別的程式使用；關掉那個程式，再按一次「開啟相機」。",
  };
  let wanted = false, attempt = 0, stream = null, look = null, chosen = "", lock = null;

  const say = (words) => { line.textContent = words; line.hidden = !words; };
  if (!navigator.mediaDevices) {
    say(`${window.isSecureContext ? "這個瀏覽器不讓網頁開相機" : "網址不是 https 開頭，瀏覽器不讓網頁開相機"}；請拍照、用掃描器或查姓名。`);
    return;
  }

  // The browser reads codes itself (not on iPads, nor on most desktops) or a library does.
  const builtIn = async () => {
    try {
      if (!(await window.BarcodeDetector.getSupportedFormats()).includes("qr_code")) { return null; }
      const reader = new window.BarcodeDetector({ formats: ["qr_code"] });
      return async () => (await reader.detect(video)).map((each) => each.rawValue);
    } catch { return null; }
  };
  const library = async () => {
    const { decodeQR } = await import(video.dataset.decoder);
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    return async () => {
      // The square in the middle is where codes are held; less to read is read faster.
      const { videoWidth: width, videoHeight: height } = video;
      const side = Math.min(width, height), small = Math.min(side, WIDEST);
      if (canvas.width !== small) { canvas.width = canvas.height = small; }
      pen.drawImage(video, (width - side) / 2, (height - side) / 2, side, side, 0, 0, small, small);
      const picture = pen.getImageData(0, 0, small, small);
      try { return [decodeQR(picture)]; } catch { return []; }  // it throws where there is no code
    };
  };

  const rest = () => {
    attempt += 1;
    if (stream) { stream.getTracks().forEach((track) => track.stop()); }
    stream = video.srcObject = null;
    if (lock) { lock.release().catch(() => {}); lock = null; }
  };
  const close = (words = "") => {
    wanted = false;
    rest();
    view.hidden = turn.hidden = true;
    door.classList.remove("filming");
    open.textContent = "開啟相機";
    say(words);
  };
  const read = async (mine) => {
    if (mine !== attempt) { return; }
    if (video.readyState >= 2 && !video.paused) {
      try {
        const found = await look();
        if (mine !== attempt) { return; }
        found.forEach((code) => door.dispatchEvent(new CustomEvent("code", { detail: code })));
      } catch {  // some browsers have a reader in name only
        try { look = await library(); } catch { close(`條碼讀不出來，請重新整理這一頁。${ELSE}`); }
      }
    }
    setTimeout(read, PAUSE, mine);
  };
  const start = async () => {
    rest();
    const mine = attempt;
    wanted = true;
    open.textContent = "關閉相機";
    say("正在開啟相機；瀏覽器詢問時，請按「允許」。");
    try {
      const which = chosen ? { deviceId: { exact: chosen } } : { facingMode: { ideal: "environment" } };
      const given = await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...which, width: { ideal: 1280 } } });
      if (mine !== attempt) { given.getTracks().forEach((track) => track.stop()); return; }
      stream = video.srcObject = given;
      const [track] = given.getVideoTracks();
      track.addEventListener("ended", () => { if (mine === attempt && !document.hidden) { close("相機中斷了，請再按一次「開啟相機」。"); } });
      track.addEventListener("mute", () => { if (mine === attempt) { say("相機暫停了（例如有來電），恢復之後會自己繼續。"); } });
      track.addEventListener("unmute", () => { if (mine === attempt) { say(""); video.play().catch(() => {}); } });
      view.classList.toggle("mirror", track.getSettings().facingMode === "user");
      view.hidden = false;
      door.classList.add("filming");
      await video.play();
      look = look || await builtIn() || await library();
      if (mine !== attempt) { return; }
      say("");
      read(mine);
      turn.hidden = (await cameras()).length < 2;
      if (navigator.wakeLock) { navigator.wakeLock.request("screen").then((held) => { if (mine === attempt) { lock = held; } else { held.release(); } }, () => {}); }
    } catch (problem) {
      if (mine !== attempt) { return; }
      if (chosen) { chosen = ""; start(); return; }  // that lens is gone
      close(`${WRONG[problem.name] || "相機打不開。"}${ELSE}`);
    }
  };
  const cameras = async () => (await navigator.mediaDevices.enumerateDevices()).filter((each) => each.kind === "videoinput");

  open.hidden = false;
  open.addEventListener("click", () => { if (wanted) { close(); } else { start(); } });
  turn.addEventListener("click", async () => {
    const ids = (await cameras()).map((each) => each.deviceId);
    const now = stream && stream.getVideoTracks()[0].getSettings().deviceId;
    chosen = ids[(ids.indexOf(now) + 1) % ids.length] || "";
    if (wanted) { start(); }
  });
  // Out of sight the camera is given back; it opens again with the page.
  document.addEventListener("visibilitychange", () => {
    if (!wanted) { return; }
    if (document.hidden) { rest(); } else { start(); }
  });
})();
