// Keeps on this device what somebody has typed and the server has not saved, and offers it back when the
// same person opens the same form again. Deleted once saved. What comes back is sent as a draft: so the
// server builds blocks and rows, and nothing here needs to know how.
import { button, controller, me, noteKeeping, post, words } from "./sending.js";

const form = document.querySelector("form[data-edit-form]");
const SETTLED_MILLISECONDS = 400; // a rich text writes into its field a moment after the last key
const DAY_MILLISECONDS = 86_400_000;
const KEPT_DAYS = 30;
const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];
const OF_ANOTHER_SESSION = /^(csrfmiddlewaretoken|loaded_revision.*|overwrite_revision_id|action-.*|next)$/u;
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

const keys = (start) => Object.keys(shelf).filter((key) => key.startsWith(start));
const read = (key) => JSON.parse(shelf.getItem(key));
const byAge = (one, other) => read(other).at - read(one).at;

const ageOf = ({ at }) => {
  const seconds = (Date.now() - at) / 1000;
  const [unit, size] = UNITS.find(([, least]) => seconds >= least) ?? ["second", 1];
  const since = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  return since.format(-Math.floor(seconds / size), unit);
};

const versionOf = () =>
  form.dataset.wAutosaveRevisionIdValue || form.elements.loaded_revision_id?.value || "";

const entriesOf = () =>
  [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && !OF_ANOTHER_SESSION.test(name),
  );

// Makes room by the oldest texts of other forms. What does not fit at all costs none of them.
const store = (key, value) => {
  const others = keys("writing:")
    .filter((each) => !each.endsWith(load))
    .sort(byAge);
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

const hidden = (name, value) =>
  Object.assign(document.createElement("input"), { type: "hidden", name, value });

const takeBack = (key) => {
  const sent = document.createElement("form");
  Object.assign(sent, { method: "post", action: form.action, hidden: true });
  sent.dataset.editForm = "";
  sent.append(...read(key).entries.map(([name, value]) => hidden(name, value)));
  for (const name of ["csrfmiddlewaretoken", "loaded_revision_id", "loaded_revision_created_at"]) {
    const present = form.elements.namedItem(name);
    if (present) sent.append(hidden(name, present.value));
  }
  sent.addEventListener("writing:saved", () => shelf.removeItem(key));
  const changes = controller(form, "w-unsaved");
  if (changes) changes.confirmationValue = false;
  document.body.append(sent);
  sent.requestSubmit();
};

const offer = (key) => {
  const kept = read(key);
  const notice = document.createElement("div");
  Object.assign(notice, { className: "writing-notice writing-offer", role: "status" });
  const text = document.createElement("p");
  text.textContent = words.offer.replace("%(age)s", ageOf(kept));
  if (kept.version !== versionOf()) text.textContent += ` ${words.changed}`;
  const buttons = document.createElement("div");
  buttons.append(
    button(words.takeBack, () => {
      notice.remove();
      takeBack(key);
    }),
    button(
      words.throwAway,
      () => {
        notice.remove();
        shelf.removeItem(key);
      },
      "button-secondary",
    ),
  );
  notice.append(text, buttons);
  post(notice);
};

let typed = 0;
let sent = 0;

// Wagtail takes a new form, as it stands two seconds after it has opened, for what the server sent. What
// somebody has typed by then would not be saved, and nobody would be warned when they leave.
const countWhatCameEarly = () => {
  form.addEventListener("input", () => {
    typed += 1;
  });
  form.addEventListener("w-unsaved:watch-edits", () => {
    const changes = controller(form, "w-unsaved");
    if (changes && typed && !sent) changes.initialFormData = changes.previousFormData = "nothing typed";
  });
};

const begin = (user) => {
  for (const key of keys("writing:")) {
    if (Date.now() - read(key).at > KEPT_DAYS * DAY_MILLISECONDS) shelf.removeItem(key);
  }
  let timer;
  const placeOf = () => `writing:${user}:${new URL(form.action).pathname}:`;
  const forget = (but) => {
    for (const key of keys("writing:")) if (key.endsWith(load) && key !== but) shelf.removeItem(key);
  };
  const keep = () => {
    clearTimeout(timer);
    if (!typed) return;
    const key = placeOf() + load;
    const entry = { at: Date.now(), version: versionOf(), entries: entriesOf() };
    const isKept = store(key, JSON.stringify(entry));
    noteKeeping(isKept);
    if (isKept) forget(key); // the address of a new page becomes that of its draft
  };
  const note = () => {
    typed += 1;
    clearTimeout(timer);
    timer = setTimeout(keep, SETTLED_MILLISECONDS);
  };
  const saved = () => {
    if (typed > sent) return; // typed while it was being saved
    typed = sent = 0;
    clearTimeout(timer);
    forget();
  };

  // What the server shows again because it could not take it was typed, too.
  const isShownAgain = form.dataset.wUnsavedForceValue === "true";
  const [last] = keys(placeOf()).sort(byAge);
  if (isShownAgain) {
    for (const key of keys(placeOf())) if (key.endsWith(loadBefore)) shelf.removeItem(key);
    note();
  } else if (last) offer(last);

  // Before Wagtail hears of a change, for that is when it saves.
  for (const deed of ["input", "change", "w-unsaved:add"]) form.addEventListener(deed, note, true);
  if (typed) note();
  form.addEventListener("w-autosave:save", () => {
    sent = typed;
  });
  form.addEventListener("w-autosave:success", saved);
  form.addEventListener("writing:saved", () => {
    sent = typed;
    saved();
  });
  window.addEventListener("pagehide", () => {
    keep();
    ofThisTab?.setItem("writing", load);
  });
};

if (form) countWhatCameEarly();
if (form && !form.querySelector("[type=password]")) {
  me.then(({ user }) => {
    if (!user || !shelf) return;
    noteKeeping(true);
    begin(user);
  });
}
