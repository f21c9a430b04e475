// Brings the service worker.

export const serviceWorker = navigator.serviceWorker;
export const PAGE_REQUEST = { headers: { Accept: "text/html" } }; // what the worker takes for a page

// A page that came before the worker asks again for all its parts, from the browser's memory: one
// visit is enough to read it without a network.
const passByWorker = () => {
  const fromMemory = { cache: "force-cache" };
  // Whatever is not kept has to be read, or it holds its connection open.
  fetch(location.href, { ...PAGE_REQUEST, ...fromMemory }).then((page) => page.blob());
  for (const { name } of performance.getEntriesByType("resource")) {
    if (/\/(static|media)\//.test(name)) fetch(name, fromMemory);
  }
};

const bringWorker = () => {
  serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
  if (performance.getEntriesByType("navigation")[0].workerStart) return;
  if (serviceWorker.controller) return passByWorker();
  serviceWorker.addEventListener("controllerchange", passByWorker, { once: true });
  // A page that was on its way when the worker began is overlooked by it, unless it calls.
  serviceWorker.ready.then(({ active }) => active.postMessage("here"));
};

if (serviceWorker) addEventListener("load", bringWorker);
