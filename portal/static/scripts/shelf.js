// The page "My shelf": what the reader kept, collections with notes, and searches.

import "./visit.js";
import { KEPT, labelOf } from "./caches.js";
import { allEntries, bury, change, putAll } from "./entries.js";
import { inKilobytes, inWords, root, tell } from "./telling.js";

const LONGEST = { note: 2000, title: 200 }; // characters
const shelf = document.getElementById("shelf");
const texts = shelf.dataset;
const byId = (id) => document.getElementById(id);
const nameOf = (id) => KEPT + location.origin + id;
const languages = new Intl.DisplayNames(root.lang, { type: "language" });

let entries = new Map();
const labels = new Map(); // of what this browser holds, by id

// The button "Keep" writes to the browser's store of pages alone. What came there since is put into the
// shelf, what went is taken out; what other versions of the portal kept comes along.
const read = async () => {
  entries = new Map((await allEntries()).map((each) => [each.id, each]));
  labels.clear();
  const findLabel = async (name) => {
    const label = await labelOf(name);
    if (label) {
      const gone = label.status === 410; // as the worker marks what was withdrawn
      labels.set(name.slice(nameOf("").length), { ...(await label.json()), gone });
    }
  };
  const names = (await caches.keys()).filter((name) => name.startsWith(nameOf("")));
  await Promise.all(names.map(findLabel));
  const come = [...labels].filter(([id]) => !entries.has(id) || entries.get(id).removed);
  const made = come.map(([id, { title, kind, language, item, keptAt }]) => ({
    id,
    type: /\/(library|directory)(\?|$)/.test(id) ? "search" : "item",
    title,
    kind,
    language: language || id.slice(1).split("/")[0],
    item,
    kept: keptAt,
  }));
  const gone = [...entries.values()].filter(({ id, kept, removed }) => kept && !removed && !labels.has(id));
  await putAll(made);
  await bury(gone.flatMap(withParts));
  entries = new Map((await allEntries()).filter(({ removed }) => !removed).map((each) => [each.id, each]));
};

// An entry with its places in collections, or a collection with its places.
const withParts = (entry) => [
  entry,
  ...[...entries.values()].filter(({ of, collection }) => [of, collection].includes(entry.id)),
];

const ofType = (type) => [...entries.values()].filter((each) => each.type === type);
const byPlace = (one, other) => one.place - other.place || (one.id < other.id ? -1 : 1);
const placesIn = ({ id }) =>
  ofType("place")
    .filter(({ collection, of }) => collection === id && entries.has(of))
    .sort(byPlace);

// Text stays text: no control characters in a name, none but line breaks in a note, no half characters.
const cleaned = (text, longest) => {
  const clean = text.replace(longest === LONGEST.title ? /\p{Cc}+/gu : /[^\P{Cc}\n\t]+/gu, " ");
  if (clean.length <= longest) return clean;
  tell(texts.cut.replace("{count}", longest));
  return clean.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
};

const failing = (work) => work.catch(() => tell(texts.failed));

// A copy of a template, with the title of its entry wherever it is named.
const made = (template, entry, title) => {
  const row = byId(template).content.firstElementChild.cloneNode(true);
  row.dataset.id = entry.id;
  for (const name of row.querySelectorAll("bdi")) name.textContent = title;
  return row;
};

const on = (row, name, act) => {
  const found = row.querySelector(`.${name}`);
  if (found) found.onclick = () => failing(act(found));
};

const focusOn = (id, selector) => shelf.querySelector(`[data-id="${CSS.escape(id)}"] ${selector}`)?.focus();

// Takes away an entry and what hangs on it, and its copy; in its place stands how to have it back.
const removable = (row, entry, title) =>
  on(row, "remove", async () => {
    await read(); // its name and its notes may be newer than this row
    const all = withParts(entries.get(entry.id) || entry);
    const copies = labels.has(entry.id) && (await caches.open(nameOf(entry.id)));
    await bury(all);
    if (copies) await caches.delete(nameOf(entry.id));
    const gone = made("gone", entry, title);
    on(gone, "undo", async () => {
      // A store of pages that was deleted while somebody holds it lives as long as it is held.
      const store = copies && (await caches.open(nameOf(entry.id)));
      for (const request of copies ? await copies.keys() : []) {
        await store.put(request, await copies.match(request));
      }
      await putAll(all);
      await show();
      focusOn(entry.id, ".remove");
      tell(texts.restored);
    });
    await read();
    if (entry.kept) showCollections();
    row.replaceWith(gone);
    gone.querySelector(".undo").focus();
    tell(texts.removed);
  });

const renamable = (row, entry) => {
  const field = row.querySelector("input");
  field.value = entry.title;
  field.onchange = () => {
    const title = cleaned(field.value, LONGEST.title).trim() || entry.title;
    field.value = title;
    for (const name of row.querySelectorAll(".own")) name.textContent = title;
    failing(change(entry.id, { title }));
  };
};

// Isolated: each may be of another direction than the page.
const joinedText = (parts) =>
  parts
    .filter(Boolean)
    .map((each) => `\u2068${each}\u2069`)
    .join(" · ");

// When it was kept, how much room it takes, and what of it is only online.
const copyTold = (kept, { bytes, missing }) => [inWords(kept), inKilobytes(bytes), missing];

const rowOf = (template, entry, { id, title, kind, language, kept } = entry) => {
  const row = made(template, entry, title);
  const label = labels.get(id) || {};
  row.querySelector("a").href = id;
  row.querySelector(".hint").textContent = joinedText(
    label.gone
      ? [texts.gone, kind]
      : [kind, languages.of(language), ...(template === "place" ? [] : copyTold(kept, label))],
  );
  return row;
};

const showKept = () => {
  const newestFirst = (one, other) => (one.kept < other.kept ? 1 : -1);
  for (const [type, list] of [
    ["item", "items"],
    ["search", "searches"],
  ]) {
    const rows = ofType(type)
      .sort(newestFirst)
      .map((entry) => {
        const row = rowOf(type, entry);
        removable(row, entry, entry.title);
        if (type === "search") renamable(row, entry);
        return row;
      });
    byId(list).replaceChildren(...rows);
  }
};

const placeRow = (collection, place) => {
  const item = entries.get(place.of);
  const row = rowOf("place", place, item);
  const field = row.querySelector("textarea");
  const paper = row.querySelector(".note-text");
  field.value = paper.textContent = place.note;
  field.oninput = () => {
    const note = cleaned(field.value, LONGEST.note);
    if (note !== field.value) field.value = note;
    paper.textContent = note;
    failing(change(place.id, { note }));
  };
  const move = (name, step) =>
    on(row, name, async () => {
      await read();
      const all = placesIn(collection);
      const at = all.findIndex(({ id }) => id === place.id);
      const to = Math.max(0, Math.min(all.length - 1, at + step));
      if (to !== at) {
        await putAll([
          { ...all[at], place: all[to].place },
          { ...all[to], place: all[at].place },
        ]);
        await show();
        focusOn(place.id, `.${name}`);
      }
      tell(texts.moved.replace("{place}", to + 1).replace("{all}", all.length));
    });
  move("up", -1);
  move("down", 1);
  removable(row, place, item.title);
  return row;
};

const collectionRow = (collection) => {
  const row = made("collection", collection, collection.title);
  const places = placesIn(collection);
  renamable(row, collection);
  removable(row, collection, collection.title);
  row.querySelector("ol").replaceChildren(...places.map((each) => placeRow(collection, each)));
  const form = row.querySelector("form");
  const held = new Set(places.map(({ of }) => of));
  const others = ofType("item").filter(({ id }) => !held.has(id));
  if (!others.length) form.remove();
  form.elements[0].replaceChildren(...others.map(({ id, title }) => new Option(title, id)));
  form.onsubmit = (event) => {
    event.preventDefault();
    const of = form.elements[0].value;
    const id = `${collection.id} ${of}`;
    const add = async () => {
      await change(id, {
        type: "place",
        collection: collection.id,
        of,
        note: "",
        place: Date.now(),
        removed: false,
      });
      await show();
      focusOn(id, "textarea");
      tell(texts.added);
    };
    failing(add());
  };
  return row;
};

const showCollections = () =>
  byId("collections").replaceChildren(
    ...ofType("collection")
      .sort((one, other) => (one.made < other.made ? -1 : 1))
      .map(collectionRow),
  );

const show = async () => {
  await read();
  showKept();
  showCollections();
};

byId("make").onsubmit = (event) => {
  event.preventDefault();
  const field = event.target.elements[0];
  const title = cleaned(field.value, LONGEST.title).trim();
  const id = crypto.randomUUID();
  const make = async () => {
    await change(id, { type: "collection", title, made: new Date().toISOString() });
    field.value = "";
    await show();
    focusOn(id, ":is(select, summary)");
    tell(texts.made);
  };
  if (title) failing(make());
};

// What another tab has changed, unless something is being written here.
document.addEventListener("visibilitychange", () => {
  const isWriting = document.activeElement.matches("input, textarea");
  if (!document.hidden && !isWriting) failing(show());
});

const start = async () => {
  await show();
  shelf.hidden = false;
  // This page, read now, is newer than the copy that came with what was kept.
  await caches.delete(KEPT + location.pathname);
};

start().catch(() => {
  byId("unable").hidden = false;
});
