// Visit sheets that were opened, and what they are drawn with, for where there is no network. They are one
// person's: whoever comes after them in this browser gets a worker of their own, which drops them.
"use strict";

const SHEETS = `sheets ${new URL(self.location.href).searchParams.get("for")}`;
const PATIENCE = 8000;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== SHEETS) await caches.delete(name);
  await self.clients.claim();
})()));

const kept = async (request) => (await caches.open(SHEETS)).match(request);

const fetched = async (request) => {
  const answer = await fetch(request);
  if (answer.ok && !answer.redirected) await (await caches.open(SHEETS)).put(request, answer.clone());
  return answer;
};

// The file of an address never changes.
const file = async (request) => (await kept(request)) || fetched(request);

// As it is now; as it was, where that takes too long.
const sheet = async (request) => {
  const now = fetched(request);
  const late = new Promise((done) => { setTimeout(() => done(kept(request)), PATIENCE); });
  try {
    return (await Promise.race([now, late])) || (await now);
  } catch (error) {
    const then = await kept(request);
    if (then) return then;
    throw error;
  }
};

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (pathname.startsWith("/static/")) event.respondWith(file(event.request));
  else if (event.request.mode === "navigate" && pathname.startsWith("/visit/")) event.respondWith(sheet(event.request));
});
