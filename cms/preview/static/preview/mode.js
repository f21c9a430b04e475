// Wagtail forgets a way of preview that is chosen while it still loads the one before: its list
// says "Arabic", and beside it stands the French page. So what has been loaded is compared with the
// list, and asked for again.
document.addEventListener("w-preview:loaded", ({ target: panel }) => {
  const list = panel.querySelector("[data-w-preview-target='mode']");
  const frame = panel.querySelector("[data-w-preview-target='iframe']");
  const shown = new URL(frame.src).searchParams.get("mode");
  if (!list || list.value === shown) return;
  // Wagtail takes the next one only when it has ended this one, just after telling.
  setTimeout(() => list.dispatchEvent(new Event("change", { bubbles: true })));
});
