// Keeps on this device what somebody has typed and the server has not saved, and offers it back when the
// same person opens the same form again. Deleted once saved. What comes back is sent as a draft: so the
// server builds blocks and rows, and nothing here needs to know how.
import { button, controller, me, post, words } from "./sending.js";

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

const keys = (start) => Object.keys(localStorage).filter((key) => key.startsWith(start));
const read = (key) => JSON.parse(localStorage.getItem(key));
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

const store = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    const oldest = keys("writing:").sort(byAge).pop();
    if (!oldest) return; // it does not fit at all
    localStorage.removeItem(oldest);
    store(key, value);
  }
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
  sent.addEventListener("writing:saved", () => localStorage.removeItem(key));
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
        localStorage.removeItem(key);
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
    if (Date.now() - read(key).at > KEPT_DAYS * DAY_MILLISECONDS) localStorage.removeItem(key);
  }
  let timer;
  const placeOf = () => `writing:${user}:${new URL(form.action).pathname}:`;
  const forget = () => {
    for (const key of keys("writing:")) if (key.endsWith(load)) localStorage.removeItem(key);
  };
  const keep = () => {
    clearTimeout(timer);
    if (!typed) return;
    forget(); // the address of a new page becomes that of its draft
    store(placeOf() + load, JSON.stringify({ at: Date.now(), version: versionOf(), entries: entriesOf() }));
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
    for (const key of keys(placeOf())) localStorage.removeItem(key);
    note();
  } else if (last) offer(last);

  for (const deed of ["input", "change", "w-unsaved:add"]) form.addEventListener(deed, note);
  if (typed) note();
  form.addEventListener("w-autosave:save", () => {
    sent = typed;
  });
  form.addEventListener("w-autosave:success", saved);
  form.addEventListener("writing:saved", () => {
    sent = typed;
    saved();
  });
  window.addEventListener("pagehide", keep);
};

if (form) countWhatCameEarly();
if (form && !form.querySelector("[type=password]")) {
  me.then(({ user }) => {
    if (user) begin(user);
  });
}
