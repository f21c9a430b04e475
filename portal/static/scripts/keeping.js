// Keeps pages because the reader said so: an item, or a list with every item in it.

import { cacheOf, copyOf, KEPT, keyOf, LABEL } from "./caches.js";
import { parsed, root } from "./telling.js";

const PICTURE_WIDTH = 640; // pixels: the one width that is kept has at least so many

const store = async (cache, address, response, body) => {
  await cache.put(address, copyOf(response, body));
  return body.size;
};

const fetched = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
};

// One width of a picture, as its `srcset` names it: [address, width].
const chosenWidth = (srcset) => {
  const widths = srcset.split(", ").map((each) => each.split(" "));
  return widths.find(([, width]) => parseInt(width, 10) >= PICTURE_WIDTH) || widths.pop();
};

// Keeps a page with its styles, scripts and pictures; returns it parsed, and the bytes it took.
const keepPage = async (cache, address) => {
  const response = await fetched(address);
  let html = await response.text();
  const page = parsed(html);
  const files = [...page.querySelectorAll("[rel=stylesheet], script[src]")].map(
    (each) => each.href || each.src,
  );
  for (const image of page.querySelectorAll("img")) {
    const { srcset } = image.closest("picture")?.querySelector("source") || image;
    const chosen = chosenWidth(srcset || image.src);
    if (srcset) html = html.replaceAll(srcset, chosen.join(" "));
    files.push(new URL(chosen[0], location).href);
  }
  const sizes = [...new Set(files)].map(async (file) => {
    if (await cache.match(file)) return 0;
    const found = await fetched(file);
    return store(cache, file, found, await found.blob());
  });
  sizes.push(store(cache, address, response, new Blob([html])));
  const visited = await caches.open(cacheOf("pages"));
  await visited.delete(address); // older, and no longer needed
  return [page, (await Promise.all(sizes)).reduce((sum, size) => sum + size)];
};

// The title of a page without the site's name. That of a list says what was typed and chosen.
export const titleOf = (page) => {
  const parts = page.title.split(" – ");
  return parts.slice(0, -1).join(" – ") || parts[0];
};

// Keeps a page and, of a list, its further pages and items; returns the bytes it took.
export const keepChoice = async (address, kind, showProgress) => {
  const cache = await caches.open(KEPT + address);
  const wanted = new Set([address]);
  let title = "";
  let bytes = 0;
  let done = 0;
  for (const each of wanted) {
    const [page, size] = await keepPage(cache, each);
    title ||= titleOf(page);
    const links = page.querySelectorAll(".results :is([rel=next], .card-title a)");
    for (const { href } of links) wanted.add(keyOf(href));
    bytes += size;
    done += 1;
    showProgress(done, wanted.size);
  }
  const label = { address, title, kind, bytes, keptAt: new Date() };
  await cache.put(LABEL, new Response(JSON.stringify(label)));
  return bytes;
};

// Being read anew, a page is kept anew wherever it was kept.
export const renewCopies = async () => {
  const key = keyOf(location.href);
  if (root.dataset.keptAt) return;
  for (const name of await caches.keys()) {
    if (!name.startsWith(KEPT) || !(await caches.match(key, { cacheName: name }))) continue;
    await keepPage(await caches.open(name), key);
  }
};
