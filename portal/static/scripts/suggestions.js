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
  let places = {};

  const complete = async () => {
    asked.abort();
    asked = new AbortController();
    const query = new URLSearchParams({ q: field.value });
    const response = await fetch(`/${root.lang}/suggest?${query}`, asked);
    const { suggestions, items } = await response.json();
    places = {};
    const options = suggestions.map((each) => {
      // The sign says that a title leads away, and that it was chosen: nobody types it.
      const text = each + (items[each] ? " ›" : "");
      places[text] = items[each];
      return new Option(text, text);
    });
    list.replaceChildren(...options);
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    const place = places[field.value];
    if (place) {
      field.value = field.defaultValue; // for who comes back
      location.href = place;
    } else if (field.value) timer = setTimeout(() => complete().catch(() => {}), PAUSE);
  });
}
