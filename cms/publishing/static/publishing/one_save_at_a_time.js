// Wagtail saves drafts by itself while one writes. A click on "Publish" during the first of these
// saves would send the form of a new item twice: a page is then refused because its own draft has
// its slug, and an organisation stands in the directory's drafts a second time. So the click waits
// for the answer, which turns the form into that of the saved draft.
(() => {
  const LONGEST_WAIT_MILLISECONDS = 15000;
  const saving = new Set();
  const waiting = new Map();

  const sendWhatWaits = (form) => {
    saving.delete(form);
    const button = waiting.get(form);
    if (button === undefined) return;
    waiting.delete(form);
    // Not by the button itself: Wagtail has disabled it, and a disabled button is not sent.
    const pressed = document.createElement("button");
    Object.assign(pressed, { hidden: true, name: button?.name ?? "", value: button?.value ?? "" });
    form.append(pressed);
    form.requestSubmit(pressed);
    // If the form could not be sent, the next save in the background must not publish it.
    pressed.remove();
  };

  const wait = (event) => {
    const form = event.target;
    if (!saving.has(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waiting.has(form)) return;
    waiting.set(form, event.submitter);
    setTimeout(() => sendWhatWaits(form), LONGEST_WAIT_MILLISECONDS);
  };

  const noteSave = (event) => {
    // Known once all have heard of it: a save that is called off never ends.
    queueMicrotask(() => event.defaultPrevented || saving.add(event.target));
  };

  document.addEventListener("w-autosave:save", noteSave);
  document.addEventListener("w-autosave:success", (event) => sendWhatWaits(event.target));
  document.addEventListener("w-autosave:error", (event) => sendWhatWaits(event.target));
  document.addEventListener("submit", wait, true);
})();
