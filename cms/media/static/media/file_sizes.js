// A file that is too large is refused as soon as it is chosen: nothing of it is sent, and the form
// stays as it is. The server refuses it, too, but would cut the connection in the middle of it.
(() => {
  const { limit, message } = document.currentScript.dataset;
  // Wagtail itself looks at the files that go up several at once.
  const CHOSEN = "input[type=file]:not([data-max-file-size])";

  const isTooLarge = (input) => {
    const tooLarge = [...input.files].some((file) => file.size > Number(limit));
    input.setCustomValidity(tooLarge ? message : "");
    if (tooLarge) input.reportValidity();
    return tooLarge;
  };

  document.addEventListener("change", ({ target }) => {
    if (target.matches(CHOSEN)) isTooLarge(target);
  });
  document.addEventListener(
    "submit",
    (event) => {
      if (![...event.target.querySelectorAll(CHOSEN)].some(isTooLarge)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
})();
