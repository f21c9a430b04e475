// Lists that change in place. Addresses are those of the plain form and links, so a list can be
// shared, and Back goes through its states one by one, as it does without this script.

import { keyOf } from "./caches.js";
import { settle } from "./keep_button.js";
import { parsed, root, tell, tellAge } from "./telling.js";
import { PAGE_REQUEST } from "./visit.js";

export const form = document.getElementById("search");
const results = document.querySelector(".results");
const CHANGING = ".where, .filters-summary, .filters-body, .results, .languages";
const PRESS_TIME = 300; // milliseconds
let shown = keyOf(location.href);
let underWay = new AbortController();
let soon;

const heading = () => results.querySelector("h2");

// The same control in a list that has been replaced.
const twinOf = (control) =>
  [...document.querySelectorAll(`:is(.where, .filters, .results) ${control.localName}`)].find(
    (each) =>
      ["href", "name", "className"].every((name) => each[name] === control[name]) &&
      (control.type === "text" || each.value === control.value) &&
      each.closest("fieldset")?.id === control.closest("fieldset")?.id,
  );

const formAddress = () => {
  const filled = [...new FormData(form)].filter(([, value]) => value);
  return new URL(`?${new URLSearchParams(filled)}`, form.action).href;
};

const replaceList = (page, address) => {
  const held = document.activeElement;
  // A number that is still being typed stays; once left, it asks for a list of its own.
  const isTyping =
    held.form === form && held.value !== held.defaultValue && keyOf(formAddress()) !== keyOf(address);
  const top = held.getBoundingClientRect().top;
  for (const old of document.querySelectorAll(".facet details")) {
    const twin = page.querySelector(`#${old.parentNode.id} details`);
    if (twin) twin.open = old.open;
  }
  const fresh = page.querySelectorAll(CHANGING);
  document.querySelectorAll(CHANGING).forEach((each, index) => {
    if (!isTyping || !each.contains(held)) each.replaceChildren(...fresh[index].childNodes);
  });
  document.title = page.title;
  tellAge(page.documentElement.dataset.keptAt);
  if (held.isConnected) return;
  const twin = twinOf(held);
  (twin || heading()).focus({ preventScroll: Boolean(twin) });
  // What lies above may have grown or shrunk: the control stays where the reader's finger is.
  if (twin) scrollBy(0, twin.getBoundingClientRect().top - top);
};

const announce = () => {
  const said = [...results.querySelectorAll("h2, .notice p")].map((each) => each.textContent.trim());
  tell(said.join(". "), false);
};

// Shows another state of the list; returns whether it is there.
const show = async (address) => {
  underWay.abort();
  underWay = new AbortController();
  const { signal } = underWay;
  results.setAttribute("aria-busy", true);
  try {
    const response = await fetch(address, { ...PAGE_REQUEST, signal });
    if (!response.ok) throw new Error(response.status);
    const page = parsed(await response.text());
    replaceList(page, address);
    announce();
    shown = keyOf(address);
  } catch {
    if (!signal.aborted) location.assign(address);
    return false;
  }
  results.removeAttribute("aria-busy");
  return true;
};

const go = async (address) => {
  clearTimeout(soon);
  tell("", false); // so that the same number is said again
  const last = shown;
  const top = scrollY;
  if (!(await show(address))) return false;
  if (shown !== last) {
    history.replaceState({ top }, "");
    history.pushState(null, "", address);
  }
  settle();
  return true;
};

const isPlainClick = (event) =>
  !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

if (results) {
  root.classList.add("scripted");
  document.addEventListener("change", ({ target }) => {
    if (target.form !== form || target.name === "q") return;
    // Who leaves a number by pressing something else must find it where it is.
    const ask = () => go(formAddress());
    if (target.type === "text") soon = setTimeout(ask, PRESS_TIME);
    else ask();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (matchMedia("(hover: none)").matches) document.activeElement.blur(); // puts the keyboard away
    go(formAddress());
  });
  // Only when asked, and no nearer than a kilometre (DECIMALS_OF_A_POSITION in distances.py).
  form.addEventListener("click", ({ target }) => {
    const failed = target.closest(".here")?.dataset.failed;
    if (!failed) return;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.near.value = "";
        form.lat.value = coords.latitude.toFixed(2);
        form.lon.value = coords.longitude.toFixed(2);
        go(formAddress());
      },
      () => tell(failed),
    );
  });
  results.addEventListener("click", async (event) => {
    const link = event.target.closest("a");
    if (link?.pathname !== location.pathname || link.hash || !isPlainClick(event)) return;
    event.preventDefault();
    const isAnotherPage = link.matches(".pagination a");
    if (!(await go(link.href)) || !isAnotherPage) return;
    heading().scrollIntoView();
    heading().focus({ preventScroll: true });
  });
  addEventListener("popstate", async ({ state }) => {
    // Links within the page come by here too.
    if (keyOf(location.href) === shown || !(await show(location.href))) return;
    form.q.value = new URL(location.href).searchParams.get("q");
    if (state) scrollTo(0, state.top);
    settle();
  });
}
