// How the script speaks to the reader. Its words come with the page, in the page's language.

export const root = document.documentElement;
// Numbers and dates as the server writes them.
const LOCALE = `${root.lang === "en" ? "en-GB" : root.lang}-u-nu-latn`;
const TOAST_TIME = 8000; // milliseconds
const TIME_PER_SIGN = 60; // milliseconds: a slow reader's

export const inWords = (moment) =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeStyle: "short" }).format(new Date(moment));

export const inKilobytes = (bytes) =>
  new Intl.NumberFormat(LOCALE, { style: "unit", unit: "kilobyte" }).format(Math.ceil(bytes / 1000));

export const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

// The title of a page without the site's name. That of a list says what was typed and chosen.
export const titleOf = (page) => page.title.replace(/(.*) – .*/, "$1");

const toast = document.getElementById("toast");
let toastTimer;

// To eye and ear, or to the ear alone.
export const tell = (text, isShown = true) => {
  clearTimeout(toastTimer);
  toast.classList.toggle("hidden", !isShown);
  toast.textContent = text;
  toastTimer = setTimeout(
    () => {
      toast.textContent = "";
    },
    TOAST_TIME + TIME_PER_SIGN * text.length,
  );
};

// The worker marks a copy with the time when it was kept; the style sheet then shows the notice.
export const tellAge = (keptAt) => {
  if (keptAt) root.dataset.keptAt = keptAt;
  else delete root.dataset.keptAt;
  // Downloads pass by the worker, so that a kept file would not come; opened as pages are, it does.
  for (const link of keptAt ? document.querySelectorAll("[download]") : []) link.removeAttribute("download");
  for (const since of document.querySelectorAll(".kept-since")) since.textContent = keptAt && inWords(keptAt);
};

tellAge(root.dataset.keptAt);
