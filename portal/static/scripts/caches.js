// Names in the browser's own store of pages, which the pages and the service worker share.

// Of what the worker keeps by itself. Another number starts anew, and the old goes.
const VERSION = 1;
export const cacheOf = (folder) => `${folder}-${VERSION}`;

// Each choice of a reader has a cache of its own, named after its address, with all that it needs:
// to give it up takes all of it away and nothing of another choice. No version ever deletes one.
export const KEPT = "kept:";
// Written last, so that a choice without it was never kept to the end.
export const LABEL = "/kept";
export const labelOf = (name) => caches.match(LABEL, { cacheName: name });

// What the routes of pages declare. All else was put there by others, to follow readers (fbclid, utm_…).
const PARAMETERS =
  "at audience beside country exact free group_size kind language lat legal_form lon max_minutes method near need open page place q remote sort spoken theme walk_in wheelchair within";

// One form for all addresses of a page: other parameters do nothing, nor do empty ones, nor the order.
export const keyOf = (address) => {
  const url = new URL(address, location.href);
  const known = PARAMETERS.split(" ");
  const meant = [...url.searchParams].filter(([name, value]) => value && known.includes(name));
  url.search = new URLSearchParams(meant);
  url.searchParams.sort();
  url.hash = "";
  return url.href;
};

// A copy knows its age, which a copy of a copy has too, and has forgotten that it came compressed or by a detour.
export const copyOf = (response, body) => {
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  headers.set("kept-at", headers.get("kept-at") || new Date().toISOString());
  return new Response(body, { headers });
};
