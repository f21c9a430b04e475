// Completions in search boxes, by the browser's own list: it is accessible as it is, in every
// direction, and costs nothing. Never where data are dear.

import { form } from "./filters.js";
import { root } from "./telling.js";

const PAUSE = 200; // milliseconds without a key

const isDear = ({ saveData, effectiveType } = {}) => saveData || /2g/.test(effectiveType);

const field = form?.q;

if (field && !isDear(navigator.connection)) {
  const list = document.createElement("datalist");
  list.id = "suggestions";
  field.after(list);
  field.setAttribute("list", list.id);
  field.autocomplete = "off";
  let timer;
  let asked = new AbortController();

  const complete = async () => {
    asked.abort();
    asked = new AbortController();
    const query = new URLSearchParams({ q: field.value });
    const response = await fetch(`/${root.lang}/suggest?${query}`, asked);
    const { suggestions } = await response.json();
    list.replaceChildren(...suggestions.map((each) => new Option(each, each)));
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    if (field.value) timer = setTimeout(() => complete().catch(() => {}), PAUSE);
  });
}
