// The button "Keep": pressed while its page is kept.

import { KEPT, keyOf, labelOf } from "./caches.js";
import { keepChoice, renewCopies } from "./keeping.js";
import { inKilobytes, tell } from "./telling.js";
import { serviceWorker } from "./visit.js";

const startKeepButton = async () => {
  const button = document.querySelector(".keep");
  if (!button || !serviceWorker) return;
  const first = new URL(location.href);
  first.searchParams.delete("page"); // of a list, all pages are kept together
  const address = keyOf(first);
  const name = KEPT + address;
  const texts = button.dataset;
  const progress = button.nextElementSibling;
  const show = (isKept) => button.setAttribute("aria-pressed", isKept);

  const keep = async () => {
    progress.hidden = false;
    navigator.storage?.persist?.();
    try {
      const { bytes, missing } = await keepChoice(address, button.parentNode.dataset, (done, all) => {
        progress.max = all;
        progress.value = done;
      });
      show(true);
      tell(`${texts.kept.replace("{size}", inKilobytes(bytes))} ${missing}`);
    } catch (error) {
      await caches.delete(name);
      tell(error.name === "QuotaExceededError" ? texts.full : texts.failed);
    }
    progress.hidden = true;
  };

  show(Boolean((await labelOf(name))?.ok));
  button.parentNode.classList.add("ready");
  button.onclick = async () => {
    if (!progress.hidden) return;
    if (button.getAttribute("aria-pressed") === "false") return keep();
    await caches.delete(name);
    show(false);
    tell(texts.removed);
  };
};

export const settle = () => Promise.all([startKeepButton(), renewCopies()]).catch(() => {});

if (serviceWorker) settle();
