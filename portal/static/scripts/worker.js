// The service worker. Pages come from the network, and from the last visit where there is none;
// files whose names change with their content come from the last visit at once.

import { cacheOf, copyOf, KEPT, keyOf, LABEL, labelOf } from "./caches.js";

const PATIENCE = 4000; // milliseconds that a page may take to come where there is a copy of it
const LAST_PATIENCE = 30000; // and where there is none
const DAY = 86400000; // milliseconds that the offline page stays as it is
const LIMITS = { pages: 60, media: 60, static: 40, offline: 20 }; // the latest so many are kept
const PAGE = /^\/(?!cms|api)([a-z]{2,3})?(?:\/|$)/; // its language is the first group
const FILE = /^\/(static|media)\//;

const put = async (folder, address, response) => {
  const cache = await caches.open(cacheOf(folder));
  await cache.put(address, copyOf(response, await response.blob()));
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, -LIMITS[folder]).map((key) => cache.delete(key)));
};

// What was withdrawn leaves its label on the shelf, with its last title.
const forget = async (key) => {
  const name = KEPT + key;
  const label = await (await labelOf(name))?.text();
  await caches.delete(name);
  for (const each of await caches.keys()) await (await caches.open(each)).delete(key);
  if (label) (await caches.open(name)).put(LABEL, new Response(label, { status: 410 }));
};

// Whatever fails here (no room, no network) leaves the answer as it is.
const meanwhile = (event, work) => event.waitUntil(work.catch(() => {}));

const offlineAddress = (language) => `/${language}/offline`;

// Once for each language that is read; daily, because a new version may look different.
const keepOfflinePage = async (language) => {
  const address = offlineAddress(language);
  const copy = await caches.match(address, { cacheName: cacheOf("offline") });
  if (copy && Date.now() - Date.parse(copy.headers.get("kept-at")) < DAY) return;
  const response = await fetch(address);
  if (response.ok) await put("offline", address, response);
};

const isForKeeping = ({ ok, headers }) =>
  ok &&
  /^text\/html/.test(headers.get("content-type")) &&
  !/no-store|private/.test(headers.get("cache-control"));

const fromNetwork = async (event, key, language) => {
  const response = (await event.preloadResponse) || (await fetch(event.request));
  if (response.status === 410) meanwhile(event, forget(key));
  if (isForKeeping(response)) {
    meanwhile(event, put(/\/offline$/.test(key) ? "offline" : "pages", key, response.clone()));
    meanwhile(event, keepOfflinePage(language));
  }
  return response;
};

// The page says by itself, by style and script, what such a mark means.
const marked = async (copy, mark, status) => {
  const html = (await copy.text()).replace("<html ", `<html ${mark} `);
  return new Response(html, { status, headers: copy.headers });
};

// In a language that was never read, any other is better than nothing.
const unreachable = async (language, answer) => {
  const pages = await caches.open(cacheOf("offline"));
  const [any] = await pages.matchAll();
  const page = (await pages.match(offlineAddress(language))) || any;
  return page ? marked(page, "data-unreachable", 503) : answer || Response.error();
};

const answerPage = async (event, language) => {
  const key = keyOf(event.request.url);
  const network = fromNetwork(event, key, language);
  meanwhile(event, network);
  const within = (time) =>
    Promise.race([network, new Promise((resolve) => setTimeout(resolve, time))]).catch(() => {});
  const answer = await within(PATIENCE);
  if (answer?.status < 500) return answer;
  const copy = await caches.match(key);
  if (copy) return marked(copy, `data-kept-at="${copy.headers.get("kept-at")}"`, 200);
  const last = await within(LAST_PATIENCE);
  // What stands before the portal says so when nobody answers it; the portal itself never does.
  return last && !/502|504/.test(last.status) ? last : unreachable(language, last);
};

const answerFile = async (event, folder) => {
  const { url } = event.request;
  const copy = await caches.match(url);
  if (copy) return copy;
  const response = await fetch(event.request);
  const isWanted = folder === "static" || /^image/.test(response.headers.get("content-type"));
  if (response.ok && isWanted) meanwhile(event, put(folder, url, response.clone()));
  return response;
};

addEventListener("fetch", (event) => {
  const { method, headers, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || headers.has("range")) return;
  const [, folder] = FILE.exec(pathname) || [];
  const [isPage, language] = PAGE.exec(pathname) || [];
  if (folder) event.respondWith(answerFile(event, folder));
  else if (isPage && /html/.test(headers.get("accept"))) event.respondWith(answerPage(event, language));
});

// Nobody has to close all tabs before a new version begins.
addEventListener("install", () => skipWaiting());

addEventListener("message", () => clients.claim());

addEventListener("activate", (event) => {
  const current = Object.keys(LIMITS).map(cacheOf);
  const takeOver = async () => {
    await registration.navigationPreload?.enable();
    for (const name of await caches.keys()) {
      const isWanted = name.startsWith(KEPT) ? await labelOf(name) : current.includes(name);
      if (!isWanted) await caches.delete(name);
    }
    await clients.claim();
  };
  event.waitUntil(takeOver());
});
