// The shelf as entries in the browser's own database: one record each, so that two tabs that write at
// once change different records, and one that grows never rewrites the others. See docs/members.md.

const STORE = "entries";

const opened = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("shelf", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

// One transaction. Returns the result of the last request that `work` makes.
const within = async (mode, work) => {
  const base = await opened();
  return new Promise((resolve, reject) => {
    const transaction = base.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    const end = (settle) => () => {
      base.close();
      settle(transaction.error || request?.result);
    };
    transaction.oncomplete = end(resolve);
    transaction.onabort = end(reject);
  });
};

export const allEntries = () => within("readonly", (store) => store.getAll());

const now = () => new Date().toISOString();

// Changes some fields of an entry, or makes it, whatever another tab has changed of it meanwhile.
export const change = (id, fields) =>
  within("readwrite", (store) => {
    const found = store.get(id);
    found.onsuccess = () => store.put({ ...found.result, ...fields, id, changed: now() });
    return found;
  });

export const putAll = (entries) =>
  within("readwrite", (store) => {
    for (const entry of entries) store.put({ ...entry, changed: now() });
  });

// What was removed is known by its id and day alone: another device is not to bring it back.
export const bury = (entries) => putAll(entries.map(({ id, type }) => ({ id, type, removed: true })));
