// Wagtail takes the form, as it stands when a draft that it saved by itself is answered, for what was
// saved. What somebody wrote between would be neither saved nor shown in the preview, and nobody would
// be warned when they leave. So what was sent counts, with what the server itself filled in.
(() => {
  const sent = new Map();
  const changesOf = (form) => window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");

  document.addEventListener("w-autosave:save", ({ target }) => {
    sent.set(target, changesOf(target)?.formData);
  });

  // By now Wagtail has taken the form for saved.
  document.addEventListener("w-autosave:success", ({ target, detail }) => {
    const changes = changesOf(target);
    if (!changes || !sent.has(target)) return;
    const saved = new URLSearchParams(sent.get(target));
    sent.delete(target);
    for (const [name, value] of Object.entries(detail.response.field_updates ?? {})) {
      if (saved.has(name)) saved.set(name, value);
    }
    changes.initialFormData = changes.previousFormData = saved.toString();
  });
})();
