// Makes of a pasted text what the rich text editor can hold: it knows headings of two levels, lists and
// paragraphs. Without this, the cells of a table run together, and so do lines; other headings become
// plain text; links to telephone numbers vanish.
const EDITOR = "[data-draftail-editor-wrapper] [contenteditable=true]";
const BETWEEN_CELLS = " | ";
const BLOCKS = "p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, table, blockquote, section, article";
const LEVELS = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" };
const OWN = /data-(draftail|editor)/u; // copied from an editor of the admin: it knows best itself
const handled = new WeakSet();

const renamed = (element, tag) => {
  const made = document.createElement(tag);
  made.append(...element.childNodes);
  element.replaceWith(made);
};

const oneLine = (cell) => {
  for (const block of cell.querySelectorAll(BLOCKS)) block.replaceWith(" ", ...block.childNodes, " ");
  for (const end of cell.querySelectorAll("br")) end.replaceWith(" ");
  return [...cell.childNodes];
};

const inLines = (table) => {
  const lines = [...table.rows].map((row) => {
    const line = document.createElement("p");
    [...row.cells].forEach((cell, number) => {
      line.append(...(number ? [BETWEEN_CELLS] : []), ...oneLine(cell));
    });
    return line;
  });
  table.replaceWith(...lines);
};

// Text that lies in a box beside other boxes is a line of its own.
const inParagraphs = (box) => {
  let line = null;
  for (const node of [...box.childNodes]) {
    if (node instanceof Element && (node.matches(BLOCKS) || node.querySelector(BLOCKS))) line = null;
    else if (line || node.textContent.trim()) {
      if (!line) {
        line = document.createElement("p");
        node.before(line);
      }
      line.append(node);
    }
  }
  box.replaceWith(...box.childNodes);
};

const tidied = (html) => {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const table of [...body.querySelectorAll("table")].reverse()) inLines(table);
  for (const box of [...body.querySelectorAll("div, section, article")].reverse()) inParagraphs(box);
  for (const heading of body.querySelectorAll("h1, h4, h5, h6")) renamed(heading, LEVELS[heading.tagName]);
  // The editor takes three schemes. The server writes the fourth as it was.
  for (const link of body.querySelectorAll("a[href^='tel:']"))
    link.setAttribute("href", `mailto:${link.getAttribute("href")}`);
  return body.innerHTML;
};

document.addEventListener(
  "paste",
  (event) => {
    const html = event.clipboardData?.getData("text/html");
    if (!html || handled.has(event) || OWN.test(html) || !event.target.closest?.(EDITOR)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", event.clipboardData.getData("text/plain"));
    clipboardData.setData("text/html", tidied(html));
    const again = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    handled.add(again);
    event.target.dispatchEvent(again);
  },
  true,
);
