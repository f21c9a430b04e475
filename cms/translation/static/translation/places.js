// Goes to the part of a form that the address names (#:w:contentpath=body.identity), as Wagtail does,
// and stays there while the form is still built above it, until somebody does something.
(() => {
  const DIRECTIVE = "#:w:contentpath=";
  const EVERY_MS = 100;
  const AT_MOST = 30;
  const FIELDS = "input:not([type=hidden]), textarea, select, [contenteditable=true]";
  let timer;

  const place = () =>
    decodeURIComponent(location.hash.slice(DIRECTIVE.length))
      .split(".")
      .reduce((found, name) => found?.querySelector(`[data-contentpath="${CSS.escape(name)}"]`), document);

  const leave = () => clearInterval(timer);

  const go = () => {
    leave();
    if (!location.hash.startsWith(DIRECTIVE)) return;
    let times = 0;
    timer = setInterval(() => {
      times += 1;
      if (times >= AT_MOST) leave();
      const part = place();
      part?.scrollIntoView({ block: "start", behavior: "instant" });
      if (!part?.contains(document.activeElement))
        part?.querySelector(FIELDS)?.focus({ preventScroll: true });
    }, EVERY_MS);
  };

  for (const deed of ["keydown", "pointerdown", "wheel"]) {
    window.addEventListener(deed, leave, { capture: true, passive: true });
  }
  window.addEventListener("load", go);
  window.addEventListener("hashchange", go);
})();
