// Keeps on this device what somebody has typed and the server has not saved, and offers it back when the
// same person opens the same form again. Deleted once saved. What comes back is sent as a draft: so the
// server builds blocks and rows, and nothing here needs to know how.
import {
  canKeep,
  forget,
  forgetOld,
  forgetOwn,
  forgetPageBefore,
  keep,
  keptAt,
  offer,
  placeOf,
  read,
} from "./kept.js";
import { controller, me, noteKeeping } from "./sending.js";

const form = document.querySelector("form[data-edit-form]");
const SETTLED_MILLISECONDS = 400; // a rich text writes into its field a moment after the last key
const OF_ANOTHER_SESSION = /^(csrfmiddlewaretoken|loaded_revision.*|overwrite_revision_id|action-.*|next)$/u;

const versionOf = () =>
  form.dataset.wAutosaveRevisionIdValue || form.elements.loaded_revision_id?.value || "";

const entriesOf = () =>
  [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && !OF_ANOTHER_SESSION.test(name),
  );

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
  sent.addEventListener("writing:saved", () => forget(key));
  const changes = controller(form, "w-unsaved");
  if (changes) changes.confirmationValue = false;
  document.body.append(sent);
  sent.requestSubmit();
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
  noteKeeping(canKeep);
  forgetOld();
  let timer;
  let hasGone = false; // all of it has been taken, and the page is on its way to the next one
  const place = () => placeOf(user, form.action);
  const keepTyped = () => {
    clearTimeout(timer);
    if (!typed) return;
    const key = keep(place(), { version: versionOf(), entries: entriesOf() });
    if (key) forgetOwn(undefined, key); // the address of a new page becomes that of its draft
  };
  const note = () => {
    if (hasGone) return;
    typed += 1;
    clearTimeout(timer);
    timer = setTimeout(keepTyped, SETTLED_MILLISECONDS);
  };
  const saved = () => {
    if (typed > sent) return; // typed while it was being saved
    typed = sent = 0;
    clearTimeout(timer);
    forgetOwn();
  };

  // What the server shows again because it could not take it was typed, too.
  const isShownAgain = form.dataset.wUnsavedForceValue === "true";
  const [last] = keptAt(place());
  if (isShownAgain) {
    forgetPageBefore(place());
    note();
  } else if (last) {
    const { at, version } = read(last);
    offer(
      at,
      version !== versionOf(),
      () => takeBack(last),
      () => forget(last),
    );
  }

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
    hasGone = true;
  });
  window.addEventListener("pagehide", keepTyped);
};

if (form) countWhatCameEarly();
if (form && !form.querySelector("[type=password]")) {
  me.then(({ user }) => {
    if (user) begin(user);
  });
}
