// Gives the pieces of wagtail-localize's editor what fields of a form have: the direction and the language
// of the text, its limit, bold words and links instead of tags; and tells the second of two who save one.
// The editor is built by a script of its own, and built anew at every key: so this one looks after it.
document.addEventListener("DOMContentLoaded", () => {
  const editor = document.querySelector(".js-translation-editor");
  if (!editor) return;
  const props = JSON.parse(editor.dataset.props);
  if (!props.saving) return;

  const INLINE = new Set(["A", "ABBR", "ACRONYM", "B", "BR", "CODE", "EM", "I", "STRONG"]);
  const CONFLICT = 409;
  const GONE = 404;
  const FAILED = 503;
  const segments = new Map(props.segments.map((each) => [`${each.type}-${each.id}`, each]));
  const addresses = new Set(props.segments.map((each) => each.editUrl));

  // --- What stands in a piece: HTML with tags that carry nothing, save where a link leads.

  const parse = (html) => new DOMParser().parseFromString(html, "text/html").body;

  const copied = (node, hrefs) => {
    if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
    const known = node.nodeType === Node.ELEMENT_NODE && INLINE.has(node.tagName);
    const copy = known ? document.createElement(node.tagName) : document.createDocumentFragment();
    if (node.tagName === "A") {
      copy.dataset.link = node.id;
      copy.title = hrefs[node.id] ?? "";
    }
    copy.append(...[...node.childNodes].map((child) => copied(child, hrefs)));
    return copy;
  };

  const shown = (html, hrefs) => [...parse(html).childNodes].map((node) => copied(node, hrefs));

  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

  const serialised = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
    const inner = [...node.childNodes].map(serialised).join("");
    if (node.tagName === "BR") return "<br/>";
    if (node.nodeType !== Node.ELEMENT_NODE || !INLINE.has(node.tagName)) return inner;
    const name = node.tagName.toLowerCase();
    if (name === "a") return node.dataset.link ? `<a id="${node.dataset.link}">${inner}</a>` : inner;
    return inner && `<${name}>${inner}</${name}>`;
  };

  const plain = (html) => {
    const body = parse(html);
    for (const each of body.querySelectorAll("br")) each.replaceWith("\n");
    return body.textContent;
  };

  const fromPlain = (text) => text.split("\n").map(escaped).join("<br/>");

  // --- A field in the place of the editor's own, which stays behind it and is told what is written.

  const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;

  const tell = (area, html) => {
    setValue.call(area, html);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const made = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const ofTranslation = (segment) => ({
    lang: props.locale.code,
    dir: props.locale.direction,
    "aria-label": segment.location.subField || segment.location.field || props.texts.field,
  });

  const saveOf = (field) => [...field.closest("li").querySelectorAll("button")].pop();

  const plainField = (segment, area) => {
    const { shape, limit } = segment.field;
    const field = made("textarea", { ...ofTranslation(segment), rows: shape === "lines" ? 3 : 1 });
    const count = made("p", { class: "segment-count", id: `count-${segment.id}` });
    const written = () => {
      if (limit)
        count.textContent = props.texts.count
          .replace("{length}", [...field.value].length)
          .replace("{limit}", limit);
      count.classList.toggle("is-over", Boolean(limit) && [...field.value].length > limit);
      field.style.height = "auto";
      field.style.height = `${field.scrollHeight}px`;
      tell(area, fromPlain(field.value));
    };
    field.value = plain(area.value);
    if (limit) {
      field.maxLength = limit;
      field.setAttribute("aria-describedby", count.id);
    }
    field.addEventListener("input", () => {
      if (shape === "line") field.value = field.value.replaceAll("\n", " ");
      written();
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || shape === "lines" || event.isComposing) return;
      event.preventDefault();
      saveOf(field).click();
    });
    return { field, parts: limit ? [field, count] : [field], begin: written };
  };

  const link = (field, id, address) => {
    const selection = window.getSelection();
    if (!selection.rangeCount || !field.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0);
    const present = selection.anchorNode.parentElement?.closest("a");
    if (present && field.contains(present)) {
      present.replaceWith(...present.childNodes);
    } else if (!range.collapsed) {
      const words = range.extractContents();
      for (const each of words.querySelectorAll("a")) each.replaceWith(...each.childNodes);
      const anchor = made("a", { title: address, "data-link": id }, words);
      range.insertNode(anchor);
    }
    field.dispatchEvent(new Event("input"));
  };

  const tools = (segment, field) => {
    const button = (label, deed) => {
      const tool = made("button", { type: "button", class: "button button-small button-secondary" }, label);
      tool.addEventListener("mousedown", (event) => event.preventDefault()); // the words stay marked
      tool.addEventListener("click", () => {
        field.focus();
        deed();
      });
      return tool;
    };
    const bar = made("p", { class: "segment-tools", role: "group" });
    bar.append(
      button(props.texts.bold, () => document.execCommand("bold")),
      button(props.texts.italic, () => document.execCommand("italic")),
      ...Object.entries(segment.hrefs).map(([id, address]) =>
        button(props.texts.link.replace("{address}", address), () => link(field, id, address)),
      ),
    );
    if (Object.keys(segment.hrefs).length) bar.title = props.texts.linking;
    return bar;
  };

  const richField = (segment, area) => {
    const field = made(
      "div",
      { ...ofTranslation(segment), contenteditable: "true", role: "textbox", class: "segment-rich" },
      ...shown(area.value, segment.hrefs),
    );
    const written = () => tell(area, [...field.childNodes].map(serialised).join(""));
    field.addEventListener("input", written);
    field.addEventListener("paste", (event) => {
      event.preventDefault();
      document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      if (event.shiftKey) document.execCommand("insertLineBreak");
      else saveOf(field).click();
    });
    return { field, parts: [tools(segment, field), field], begin: () => {} };
  };

  const replace = (segment, area) => {
    const { field, parts, begin } = (segment.field.shape === "rich" ? richField : plainField)(segment, area);
    const box = made("div", { class: "segment-field" }, ...parts);
    area.style.display = "none";
    area.dataset.replaced = "";
    area.before(box);
    begin();
    field.focus();
  };

  // --- Texts that are only shown.

  const render = (paragraph, segment, locale) => {
    const html = paragraph.textContent;
    const copy = paragraph.parentElement.querySelector(":scope > .segment-shown");
    paragraph.style.display = "none"; // the editor may have put a new one beside the copy
    if (copy?.dataset.html === html) return;
    copy?.remove();
    const attributes = { lang: locale.code, dir: locale.direction, "data-html": html };
    const view = made("p", attributes, ...shown(html, segment.hrefs));
    view.className = `${paragraph.className} segment-shown`;
    paragraph.after(view);
  };

  const look = (item, segment) => {
    const value = item.querySelector(":scope > div");
    const source = item.querySelector(":scope > p:not(.segment-shown)");
    if (!value || !source) return;
    const area = value.querySelector("textarea:not(.segment-field *)");
    render(source, segment, props.sourceLocale);
    if (area) {
      value.querySelector(".segment-shown")?.remove();
      if (area.dataset.replaced !== undefined) return;
      value.querySelector(".segment-field")?.remove(); // of a field that was closed and opened in one go
      replace(segment, area);
      return;
    }
    value.querySelector(".segment-field")?.remove();
    const paragraph = value.querySelector("p:not(.segment-shown)");
    if (paragraph) render(paragraph, segment, props.locale);
  };

  const lookAtOther = (item) => {
    for (const area of item.querySelectorAll("textarea")) {
      area.lang = props.locale.code;
      area.dir = props.locale.direction;
    }
  };

  // What the editor says in English in every language.
  const say = () => {
    for (const heading of editor.querySelectorAll("section > div > h3"))
      heading.textContent = props.texts.way;
    for (const more of editor.querySelectorAll("footer .w-sr-only")) more.textContent = props.texts.more;
  };

  const lookAtAll = () => {
    say();
    for (const group of editor.querySelectorAll("li[data-segments]")) {
      const ids = group.dataset.segments.split(" ");
      [...group.querySelectorAll(":scope > ul > li")].forEach((item, index) => {
        const segment = segments.get(ids[index]);
        if (segment?.editUrl && !item.dataset.piece) {
          item.dataset.piece = segment.editUrl;
          item.dataset.seen = segment.sign ?? "";
        }
        if (segment?.type === "string") look(item, segment);
        else lookAtOther(item);
      });
    }
  };

  const watch = new MutationObserver(() => {
    watch.disconnect();
    try {
      lookAtAll();
    } finally {
      begin(); // what fails in one piece does not end the watch over the others
    }
  });
  const begin = () =>
    watch.observe(editor, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["data-segments"],
    });
  lookAtAll();
  begin();

  // --- Two who save one piece: the second keeps their text, and reads the other's.

  const send = window.fetch;

  const answered = async (address, request) => {
    const item = editor.querySelector(`[data-piece="${CSS.escape(address)}"]`);
    const seen = item.dataset.seen && { [props.saving.seen]: item.dataset.seen };
    const headers = { ...request.headers, ...seen };
    let answer = await send.call(window, address, { ...request, headers }).catch(() => null);
    // The editor waits for ever where there is none, and takes the page to sign in for one.
    if (!answer || answer.redirected) answer = new Response(null, { status: FAILED });
    const { status } = answer;
    const sign = answer.headers.get(props.saving.sign);
    if (sign) item.dataset.seen = sign;
    const value = request.body?.get("value") ?? "";
    const isSaved = answer.ok || (status === GONE && !value);
    editor.dispatchEvent(
      new CustomEvent("segment:answered", { detail: { address, value, isSaved, status } }),
    );
    if (status !== CONFLICT) return answer;
    const { error } = await answer.json();
    return new Response(JSON.stringify({ data: value, error, comment: "", last_translated_by: null }), {
      status: 200,
    });
  };

  window.fetch = (address, request = {}) =>
    addresses.has(address) ? answered(address, request) : send.call(window, address, request);
});
