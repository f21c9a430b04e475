// Brings the service worker.

const { serviceWorker } = navigator;
const PAGE_REQUEST = { headers: { Accept: "text/html" } }; // what the worker takes for a page

if (serviceWorker) {
  // The worker has not seen the page that brought it. So the page asks again for all its parts, from
  // the browser's memory: one visit is enough to read it without a network.
  const isFirstVisit = !serviceWorker.controller;
  serviceWorker.addEventListener("controllerchange", () => {
    if (!isFirstVisit) return;
    const fromMemory = { cache: "force-cache" };
    fetch(location.href, { ...PAGE_REQUEST, ...fromMemory });
    for (const { name } of performance.getEntriesByType("resource")) {
      if (/\/(static|media)\//.test(name)) fetch(name, fromMemory);
    }
  });
  addEventListener("load", () => {
    serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
  });
}
