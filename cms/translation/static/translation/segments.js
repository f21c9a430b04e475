// Gives each part in wagtail-localize's editor a place of its own, and goes to the one in the address.
// The editor is built by a script; its groups are those of its data, in their order.
document.addEventListener("DOMContentLoaded", () => {
  const editor = document.querySelector(".js-translation-editor");
  if (!editor) return;

  const nameOf = ({ contentPath, location }) => {
    const field = contentPath.split(".")[0];
    return location.blockId ? `part-${field}-${location.blockId}` : `part-${field}`;
  };

  const groups = () => {
    const { segments, tabs } = JSON.parse(editor.dataset.props);
    const inTabs = tabs.flatMap((tab) => segments.filter((each) => each.location.tab === tab.slug));
    const found = new Map();
    for (const segment of inTabs) {
      const group = `${segment.location.tab}/${segment.location.field}/${segment.location.blockId || "null"}`;
      if (!found.has(group)) found.set(group, { name: nameOf(segment), ids: [] });
      found.get(group).ids.push(`${segment.type}-${segment.id}`); // each type counts its own
    }
    return [...found.values()];
  };

  const places = () =>
    [...editor.querySelectorAll("li")].filter(
      (each) => each.querySelector("li") && !each.parentElement.closest("li"),
    );

  const go = () => {
    const place = window.location.hash && document.getElementById(window.location.hash.slice(1));
    if (!place) return;
    place.scrollIntoView({ block: "center" });
    place.querySelector("button")?.focus({ preventScroll: true });
  };

  const label = () => {
    const found = places();
    if (!found.length) return false;
    groups().forEach(({ name, ids }, index) => {
      if (!found[index]) return;
      found[index].id = name;
      found[index].dataset.segments = ids.join(" "); // for fields.js
    });
    for (const link of document.querySelectorAll(".translation-panel a[href*='#part-']")) {
      document.getElementById(link.hash.slice(1))?.classList.add("translation-stale");
    }
    go();
    return true;
  };

  if (!label()) {
    new MutationObserver((_changes, observer) => {
      if (label()) observer.disconnect();
    }).observe(editor, { childList: true, subtree: true });
  }
  window.addEventListener("hashchange", go);
});
