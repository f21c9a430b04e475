// A rich text editor writes its text into the form in its own spelling of JSON, a moment after it has come up.
// On a slow device that is after Wagtail has looked at the form first: Wagtail then saves a draft of what
// nobody has changed. Texts that nobody has been in are no changes.
import { controller } from "./sending.js";

const touched = new Set(); // names of fields

const touch = ({ target }) => {
  const editor = target.closest?.("[data-draftail-editor-wrapper]");
  const field = editor?.parentElement.querySelector("[data-draftail-input]");
  if (field) touched.add(field.name);
};

const differing = (before, now) => {
  const [was, is] = [new URLSearchParams(before), new URLSearchParams(now)];
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].filter((name) => `${was.getAll(name)}` !== `${is.getAll(name)}`);
};

const isUntouched = (form, name) =>
  !touched.has(name) && form.elements.namedItem(name)?.matches?.("[data-draftail-input]");

for (const deed of ["focusin", "click", "drop"]) document.addEventListener(deed, touch, true);

// Before anybody else hears of it, for that is when Wagtail saves.
document.addEventListener(
  "w-unsaved:add",
  (event) => {
    const changes = controller(event.target, "w-unsaved");
    if (!changes?.initialFormData || changes.forceValue || changes.hasCommentsValue) return;
    const names = differing(changes.initialFormData, changes.formData);
    if (!names.length || !names.every((name) => isUntouched(event.target, name))) return;
    event.stopImmediatePropagation();
    changes.clear();
  },
  true,
);
