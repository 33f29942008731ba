// Keeps the page of the door and its files, so that it opens while there is no network.
"use strict";
const CACHE = "door 1";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim().then(async () => {
  for (const client of await self.clients.matchAll()) { await keepPage(client.url); }
})));
const isPage = (url) => /^\/c\/[0-9a-z-]+$/.test(url.pathname);
async function keepPage(address) {
  const url = new URL(address);
  if (!isPage(url)) { return; }
  const cache = await caches.open(CACHE);
  const answer = await fetch(url.pathname, { cache: "no-store" });
  if (!answer.ok) { return; }
  const text = await answer.clone().text();
  await cache.put(url.pathname, answer);
  const files = [...text.matchAll(/="(\/static\/[^"]+)"/g)].map((found) => found[1]);
  await Promise.all(files.map(async (file) => {
    if (!await cache.match(file)) { await cache.add(file); }
  }));
}
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) { return; }
  if (event.request.mode === "navigate" && isPage(url)) {
    event.respondWith((async () => {
      try {
        const answer = await fetch(event.request);
        event.waitUntil(keepPage(url.href).catch(() => {}));
        return answer;
      } catch {
        return await caches.match(url.pathname) || Response.error();
      }
    })());
  } else if (url.pathname.startsWith("/static/")) {
    event.respondWith((async () => await caches.match(event.request) || fetch(event.request))());
  }
});
