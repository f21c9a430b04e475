// Makes a list of the browser a field that is searched by typing, with what is chosen above it.
// The list stays in the form, out of sight: it is what is sent, and what other scripts ask.
(() => {
  const SHOWN = 50;
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  const made = (name, properties = {}, attributes = {}) => {
    const element = Object.assign(document.createElement(name), properties);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  const dress = (select) => {
    const { chosen: chosenLabel, search, remove, found } = select.dataset;
    const id = select.id;
    const chosen = made("ul", { className: "chooser-chosen" }, { "aria-label": chosenLabel });
    const list = made(
      "ul",
      { className: "chooser-list", id: `${id}-found`, hidden: true },
      { role: "listbox" },
    );
    const status = made("div", { className: "w-sr-only" }, { role: "status" });
    const input = made(
      "input",
      { type: "text", placeholder: search, autocomplete: "off" },
      {
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": list.id,
      },
    );
    const described = select.getAttribute("aria-describedby");
    if (described) input.setAttribute("aria-describedby", described);
    const label = document.querySelector(`label[for="${id}"]`);
    if (label) {
      label.id ||= `${id}-label`;
      list.setAttribute("aria-labelledby", label.id);
    }
    select.id = `${id}-sent`;
    input.id = id;
    select.classList.add("chooser-native");
    select.tabIndex = -1;
    select.setAttribute("aria-hidden", "true");
    select.addEventListener("focus", () => input.focus());
    select.before(chosen, input, list, status);

    let options = [];
    let active = -1;

    const mark = (place) => {
      active = place;
      [...list.children].forEach((each, number) => {
        each.setAttribute("aria-selected", String(number === place));
      });
      const current = list.children[place];
      if (current) {
        input.setAttribute("aria-activedescendant", current.id);
        current.scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    };
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    };
    const open = () => {
      const words = folded(input.value).split(/\s+/).filter(Boolean);
      const rank = (option) => (folded(option.text).startsWith(words[0] ?? "") ? 0 : 1);
      const all = [...select.options]
        .filter((option) => !option.selected && words.every((word) => folded(option.text).includes(word)))
        .sort((one, other) => rank(one) - rank(other));
      options = all.slice(0, SHOWN);
      list.replaceChildren(
        ...options.map((option, number) =>
          made("li", { textContent: option.text, id: `${list.id}-${number}` }, { role: "option" }),
        ),
      );
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      status.textContent = found.replace("{number}", all.length);
      mark(words.length && options.length ? 0 : -1);
    };
    const tell = () => select.dispatchEvent(new Event("change", { bubbles: true }));
    const show = () => {
      chosen.replaceChildren(
        ...[...select.selectedOptions].map((option) => {
          const button = made(
            "button",
            { type: "button", textContent: "×" },
            { "aria-label": remove.replace("{name}", option.text) },
          );
          button.addEventListener("click", () => {
            option.selected = false;
            tell();
            input.focus();
            close();
          });
          const item = made("li");
          item.append(made("span", { textContent: option.text }), button);
          return item;
        }),
      );
      chosen.hidden = !select.selectedOptions.length;
    };
    const choose = (option) => {
      // After those that are chosen: what comes first is a person's choice.
      const last = [...select.selectedOptions].at(-1);
      if (last) last.after(option);
      else select.prepend(option);
      option.selected = true;
      input.value = "";
      tell();
      close();
    };

    select.addEventListener("change", show);
    input.addEventListener("input", (event) => {
      event.stopPropagation(); // what is searched for is no change of the form
      open();
    });
    input.addEventListener("click", open);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) open();
        const step = event.key === "ArrowDown" ? 1 : -1;
        const number = options.length;
        if (number) mark(active < 0 ? (step > 0 ? 0 : number - 1) : (active + step + number) % number);
      } else if (event.key === "Enter") {
        event.preventDefault(); // the form is sent by its buttons
        if (active >= 0) choose(options[active]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.stopPropagation();
        close();
      } else if (event.key === "Backspace" && !input.value && select.selectedOptions.length) {
        [...select.selectedOptions].at(-1).selected = false;
        tell();
      }
    });
    list.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the field keeps the focus
      const place = [...list.children].indexOf(event.target.closest("li"));
      if (place >= 0) choose(options[place]);
    });
    show();
  };

  const dressAll = () => {
    for (const select of document.querySelectorAll("select[data-chooser]:not(.chooser-native)"))
      dress(select);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", dressAll);
  else dressAll();
})();
