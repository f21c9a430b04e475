// What this device keeps of what was typed: an entry for each form or piece, by person, place and window.
import { button, post, words } from "./sending.js";

const START = "writing:";
const DAY_MILLISECONDS = 86_400_000;
const KEPT_DAYS = 30;
const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];
const load = `${Date.now()}-${Math.random().toString(36).slice(2)}`;

export const read = (key) => JSON.parse(localStorage.getItem(key));
const byAge = (one, other) => read(other).at - read(one).at;
const keys = (start) =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(start))
    .sort(byAge);

/** Where somebody's text of an address is kept. */
export const placeOf = (user, address) => `${START}${user}:${new URL(address, location.href).pathname}:`;

/** The names of what is kept at a place, the latest first. */
export const keptAt = keys;

const store = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    const oldest = keys(START).pop();
    if (!oldest) return; // it does not fit at all
    localStorage.removeItem(oldest);
    store(key, value);
  }
};

/** Keeps what this window has at a place. */
export const keep = (place, kept) => store(place + load, JSON.stringify({ at: Date.now(), ...kept }));

/** Deletes what is kept at places that begin so, in any window or in this one alone. */
export const forgetAll = (start) => {
  for (const key of keys(start)) localStorage.removeItem(key);
};
export const forgetOwn = (start = START) => {
  for (const key of keys(start)) if (key.endsWith(load)) localStorage.removeItem(key);
};

export const forgetOld = () => {
  for (const key of keys(START)) {
    if (Date.now() - read(key).at > KEPT_DAYS * DAY_MILLISECONDS) localStorage.removeItem(key);
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
