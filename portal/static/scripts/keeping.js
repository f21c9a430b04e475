// Keeps pages because the reader said so: an item, or a list with every item in it, with its files.

import { cacheOf, copyOf, KEPT, keyOf, LABEL, labelOf } from "./caches.js";
import { parsed, root, titleOf } from "./telling.js";

const PICTURE_WIDTH = 640; // pixels: the one width that is kept has at least so many

const store = async (cache, address, response, body) => {
  await cache.put(address, copyOf(response, body));
  return body.size;
};

// One width of a picture, as its `srcset` names it: [address, width].
const chosenWidth = (srcset) => {
  const widths = srcset.split(", ").map((each) => each.split(" "));
  return widths.find(([, width]) => parseInt(width, 10) >= PICTURE_WIDTH) || widths.pop();
};

// Without a network, what the last visit has left.
const reached = (address) => fetch(address).catch(() => caches.match(address));

// Keeps a page with its styles, scripts, pictures and files. Returns it parsed, and the bytes it took;
// nothing where there is no such page. Adds to `missing` the names of what can only be had elsewhere.
const keepPage = async (cache, address, missing) => {
  const response = await reached(address);
  if (!response?.ok) return;
  let html = await response.text();
  const page = parsed(html);
  const files = new Map(); // addresses with the names that readers know
  for (const each of page.querySelectorAll("[rel=stylesheet], script[src]")) files.set(each.href || each.src);
  for (const image of page.querySelectorAll("img")) {
    const { srcset } = image.closest("picture")?.querySelector("source") || image;
    const chosen = chosenWidth(srcset || image.src);
    if (srcset) html = html.replaceAll(srcset, chosen.join(" "));
    files.set(chosen[0]);
  }
  for (const link of page.querySelectorAll(".attachment a, .prose [href^='/media/']")) {
    const name = (link.querySelector(".action-value") || link).textContent;
    if (link.closest("[data-keep], .prose")) files.set(link.href, name);
    else missing.push(name);
  }
  const sizes = [...files].map(async ([file, name]) => {
    if (await cache.match(file)) return 0;
    const found = await reached(file);
    // A link in a text does not say the size of its file: 10 MB at most, as LARGEST_KEPT_FILE.
    const isKept = found?.ok && found.headers.get("content-length") <= 1e7;
    if (isKept) return store(cache, file, found, await found.blob());
    missing.push(name);
    return 0;
  });
  sizes.push(store(cache, address, response, new Blob([html])));
  await (await caches.open(cacheOf("pages"))).delete(address); // older, and no longer needed
  return [page, (await Promise.all(sizes)).reduce((sum, size) => sum + size)];
};

// Who keeps something can open the shelf without a network.
const keepShelf = async (shelf = `/${root.lang}/shelf`) =>
  (await caches.match(shelf)) || keepPage(await caches.open(KEPT + shelf), shelf, []);

// What a page promises: the further pages and items of a list, the sessions of a course and the
// activities of a session. A list that is too long is kept alone.
const PROMISED = ".results:not(:has([data-alone])) :is([rel=next], .card-title a), .steps h3 a";

// Keeps a page and all that it promises. Returns the bytes it took, and a sentence on what is missing.
// What the page says of itself goes along, for the shelf.
export const keepChoice = async (address, choice, showProgress) => {
  const cache = await caches.open(KEPT + address);
  const wanted = new Map([[address]]); // addresses with their titles
  const names = [];
  let title = "";
  let bytes = 0;
  let done = 0;
  for (const [each, name] of wanted) {
    const [page, size] = (await keepPage(cache, each, names)) || [];
    if (page) {
      title ||= titleOf(page);
      for (const link of page.querySelectorAll(PROMISED)) wanted.set(keyOf(link.href), link.textContent);
      bytes += size;
    } else if (title) names.push(name);
    else throw new Error(each);
    showProgress(++done, wanted.size);
  }
  const found = names.filter(Boolean).join(" · ");
  const missing = found && choice.missing.replace("{names}", found);
  const label = { ...choice, address, title, bytes, missing, keptAt: new Date() };
  await cache.put(LABEL, new Response(JSON.stringify(label)));
  await keepShelf();
  return label;
};

// Keeps a page anew, with what it promises only by now.
const renew = async (cache, key) => {
  const wanted = new Set([key]);
  for (const each of wanted) {
    const [page] = (await keepPage(cache, each, [])) || [];
    for (const { href } of page?.querySelectorAll(PROMISED) || []) {
      if (!(await cache.match(keyOf(href)))) wanted.add(keyOf(href));
    }
  }
};

// Being read anew, a page is kept anew wherever it was kept.
export const renewCopies = async () => {
  if (root.dataset.keptAt) return;
  const key = keyOf(location.href);
  for (const name of await caches.keys()) {
    if (!(await labelOf(name))) continue;
    await keepShelf();
    const cache = await caches.open(name);
    if (await cache.match(key)) await renew(cache, key);
  }
};
