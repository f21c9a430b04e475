// The page that is shown without a network: what this browser holds, to open, and visits, to remove.

import { cacheOf, labelOf } from "./caches.js";
import { inWords, parsed, tell, titleOf } from "./telling.js";
import { serviceWorker } from "./visit.js";

const shelves = document.getElementById("shelves");

const addTo = (shelf, { address, title, kind }, remove) => {
  const item = document.getElementById("kept-page").content.firstElementChild.cloneNode(true);
  const [link, hint, button] = item.querySelectorAll("a, .hint, button");
  link.href = address;
  link.firstElementChild.textContent = title;
  hint.textContent = kind;
  button.lastElementChild.textContent = title;
  if (!remove) button.remove();
  button.onclick = async () => {
    await remove();
    item.remove();
    shelf.previousElementSibling.focus();
    tell(shelves.dataset.removed);
  };
  shelf.append(item);
};

const showKept = async (shelf) => {
  for (const name of await caches.keys()) {
    const label = await (await labelOf(name))?.json();
    if (label) addTo(shelf, label);
  }
};

const showVisited = async (shelf) => {
  const cache = await caches.open(cacheOf("pages"));
  for (const { url } of (await cache.keys()).reverse()) {
    const copy = await cache.match(url);
    const title = titleOf(parsed(await copy.text()));
    const kind = inWords(copy.headers.get("kept-at")); // what is told of it
    addTo(shelf, { address: url, title, kind }, () => cache.delete(url));
  }
};

if (shelves && serviceWorker) {
  const [chosen, visited] = shelves.querySelectorAll("ul");
  shelves.hidden = false;
  showKept(chosen);
  showVisited(visited);
} else if (shelves) {
  document.getElementById("unable").hidden = false;
}
