// What this device keeps of what was typed: an entry for each form or piece, by person, place and window.
import { button, noteKeeping, post, words } from "./sending.js";

const START = "writing:";
const DAY_MILLISECONDS = 86_400_000;
const KEPT_DAYS = 30;
const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];
const load = `${Date.now()}-${Math.random().toString(36).slice(2)}`;

// Who forbids a site to store anything is answered with an exception, or with nothing.
const stored = (kind) => {
  try {
    return window[kind];
  } catch {
    return null;
  }
};
const shelf = stored("localStorage");
const ofThisTab = stored("sessionStorage");
const loadBefore = ofThisTab?.getItem("writing");
window.addEventListener("pagehide", () => ofThisTab?.setItem("writing", load));

export const canKeep = Boolean(shelf);
export const read = (key) => JSON.parse(shelf.getItem(key));
const byAge = (one, other) => read(other).at - read(one).at;
const keys = (start) =>
  Object.keys(shelf ?? {})
    .filter((key) => key.startsWith(start))
    .sort(byAge);

/** Where somebody's text of an address is kept. */
export const placeOf = (user, address) => `${START}${user}:${new URL(address, location.href).pathname}:`;

/** The names of what is kept at a place, the latest first. */
export const keptAt = keys;

// Makes room by the oldest texts of other windows. What does not fit at all costs none of them.
const store = (key, value) => {
  const others = keys(START).filter((each) => !each.endsWith(load));
  const taken = [];
  for (;;) {
    try {
      shelf.setItem(key, value);
      return true;
    } catch {
      const oldest = others.pop();
      if (!oldest) break;
      taken.push([oldest, shelf.getItem(oldest)]);
      shelf.removeItem(oldest);
    }
  }
  for (const [name, text] of taken) shelf.setItem(name, text);
  return false;
};

/** Keeps what this window has at a place. Returns the name under which it is kept, if it is. */
export const keep = (place, kept) => {
  const key = place + load;
  const isKept = store(key, JSON.stringify({ at: Date.now(), ...kept }));
  noteKeeping(isKept);
  return isKept ? key : "";
};

/** Deletes what is kept at places that begin so, in any window or in this one alone. */
export const forgetAll = (start) => {
  for (const key of keys(start)) shelf.removeItem(key);
};
export const forgetOwn = (start = START, but = "") => {
  for (const key of keys(start)) if (key.endsWith(load) && key !== but) shelf.removeItem(key);
};

/** Deletes what the page before this one, in this tab, has kept at a place. */
export const forgetPageBefore = (start) => {
  for (const key of keys(start)) if (loadBefore && key.endsWith(loadBefore)) shelf.removeItem(key);
};

export const forget = (key) => shelf.removeItem(key);

export const forgetOld = () => {
  for (const key of keys(START)) {
    if (Date.now() - read(key).at > KEPT_DAYS * DAY_MILLISECONDS) shelf.removeItem(key);
  }
};

const ageOf = (at) => {
  const seconds = (Date.now() - at) / 1000;
  const [unit, size] = UNITS.find(([, least]) => seconds >= least) ?? ["second", 1];
  const since = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  return since.format(-Math.floor(seconds / size), unit);
};

/** Offers what was typed at some moment, and says if others have been here since. */
export const offer = (at, isOvertaken, takeBack, throwAway) => {
  const notice = document.createElement("div");
  Object.assign(notice, { className: "writing-notice writing-offer", role: "status" });
  const text = document.createElement("p");
  text.textContent = words.offer.replace("%(age)s", ageOf(at));
  if (isOvertaken) text.textContent += ` ${words.changed}`;
  const buttons = document.createElement("div");
  const choose = (deed) => () => {
    notice.remove();
    deed();
  };
  buttons.append(
    button(words.takeBack, choose(takeBack)),
    button(words.throwAway, choose(throwAway), "button-secondary"),
  );
  notice.append(text, buttons);
  post(notice);
};
