// Guides whoever fills in a form of the admin. Nothing here forbids anything: what must be there and
// how long it may be, the server says. Fields come and go while one writes, so that each time the
// form is looked at as it stands.
(() => {
  const ASK_AFTER_MILLISECONDS = 400;
  const NEARLY_FULL = 0.9;
  const form = document.querySelector("form[data-edit-form]");
  if (!form) return;

  const fieldsOf = (name) => [...form.querySelectorAll(`[name="${name}"], [name^="${name}-"]`)];

  // Limits: how many characters a field holds, of how many.
  const count = (field) => {
    if (!(field.maxLength > 0) || !field.matches("input[type=text], input:not([type]), textarea")) return;
    let counter = field.parentNode.querySelector(":scope > .guidance-count");
    if (!counter) {
      counter = document.createElement("div");
      counter.className = "guidance-count";
      counter.id = `${field.id || field.name}-count`;
      field.after(counter);
      const described = field.getAttribute("aria-describedby");
      field.setAttribute("aria-describedby", described ? `${described} ${counter.id}` : counter.id);
    }
    counter.textContent = `${field.value.length} / ${field.maxLength}`;
    counter.classList.toggle("is-short", field.value.length > NEARLY_FULL * field.maxLength);
  };

  // What a field holds, as words. Wagtail keeps rich text as JSON, and blocks in fields that end
  // in -value, -title, and the like; those of a deleted block stay in the form.
  const isDeleted = (field) => {
    for (let name = field.name; name.includes("-"); name = name.slice(0, name.lastIndexOf("-"))) {
      if (form.querySelector(`[name="${name}-deleted"], [name="${name}-DELETE"]`)?.value) return true;
    }
    return false;
  };
  const MACHINERY =
    /-(count|deleted|order|type|id|TOTAL_FORMS|INITIAL_FORMS|MIN_NUM_FORMS|MAX_NUM_FORMS|ORDER|DELETE)$/;
  const richTextOf = (field) => {
    if (field.type !== "hidden" || !field.value.startsWith("{")) return null;
    try {
      return { blocks: [], entityMap: {}, ...JSON.parse(field.value) };
    } catch {
      return null;
    }
  };
  const textOf = (field) => {
    if (["checkbox", "radio"].includes(field.type)) return field.checked ? field.value : "";
    if (field.tagName === "SELECT") return [...field.selectedOptions].map((each) => each.value).join(" ");
    return (
      richTextOf(field)
        ?.blocks.map((each) => each.text)
        .join(" ") ?? field.value
    );
  };
  const filledIn = (name) =>
    fieldsOf(name)
      .filter((field) => !MACHINERY.test(field.name) && !isDeleted(field))
      .filter((field) => !["", "null"].includes(textOf(field).trim()));

  const itemOf = (field, name) => field.name.slice(name.length).match(/^-\d+/)?.[0];
  const MEASURES = {
    filled: (name) => filledIn(name).length,
    items: (name) => new Set(filledIn(name).map((field) => itemOf(field, name))).size,
    words: (name) => filledIn(name).map(textOf).join(" ").split(/\s+/).filter(Boolean).length,
    headings: (name) =>
      filledIn(name)
        .flatMap((field) => richTextOf(field)?.blocks ?? [])
        .filter((each) => each.type.startsWith("header-") && each.text.trim()).length,
    links: (name) =>
      filledIn(name)
        .flatMap((field) => Object.values(richTextOf(field)?.entityMap ?? {}))
        .filter((each) => each.type === "LINK").length,
  };
  const sum = (numbers) => numbers.reduce((all, each) => all + Number(each), 0);
  // Minutes of what stands in this form, or of the pages below, which the server has added up.
  const addsUp = (...fields) => {
    const plan = form.querySelector(`[name="${fields.pop()}"]`)?.value;
    const parts = fields.flatMap(filledIn).filter((field) => field.name.endsWith("-minutes"));
    const below = form.querySelector("[data-guidance-total]")?.dataset.guidanceTotal;
    const total = fields.length ? sum(parts.map((field) => field.value)) : Number(below);
    return total > 0 && total === Number(plan);
  };

  const lists = [...form.querySelectorAll("[data-guidance-checklist]")];

  const tick = (list) => {
    const items = [...list.querySelectorAll("[data-guidance-check]")];
    let done = 0;
    for (const item of items) {
      const { fields, measure, least } = JSON.parse(item.dataset.guidanceCheck);
      const isDone =
        measure === "total" ? addsUp(...fields) : fields.some((name) => MEASURES[measure](name) >= least);
      item.classList.toggle("is-done", isDone);
      item.querySelector("[data-guidance-state]").textContent = isDone
        ? list.dataset.done
        : list.dataset.open;
      done += isDone;
    }
    const progress = list.querySelector("[data-guidance-progress]");
    const text = progress.dataset.guidanceProgress.replace("{done}", done).replace("{all}", items.length);
    if (progress.textContent !== text) progress.textContent = text;
  };

  // A field by itself, or the section of one that is made of several: a text of blocks, a chooser.
  const goTo = (name) => {
    const plain = form.querySelector(`[name="${name}"]:not([type=hidden])`);
    const section = form.querySelector(`[id$="-${name}-section"]`);
    const inside =
      "input:not([type=hidden]), textarea, select, [contenteditable=true], button:not([aria-expanded])";
    const field =
      plain ?? section?.querySelector(inside) ?? fieldsOf(name)[0]?.parentNode.querySelector("button");
    (section ?? field)?.scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  };

  // Legal forms: only those of the country that is chosen, and the one that is there.
  const offered = new Map();
  const offer = (select) => {
    const country = form.querySelector(`[name="${select.dataset.guidanceByCountry}"]`);
    if (!offered.has(select)) offered.set(select, [...select.querySelectorAll("optgroup")]);
    const name = country?.selectedOptions[0]?.value && country.selectedOptions[0].text;
    for (const group of offered.get(select)) {
      const fits = !name || group.label === name || group.contains(select.selectedOptions[0]);
      if (fits) select.append(group);
      else group.remove();
    }
  };

  // Likely duplicates.
  const warnings = [...form.querySelectorAll("[data-guidance-similar]")];
  let asked = 0;
  const ask = async (warning) => {
    const name = form.querySelector(`[name="${warning.dataset.name}"]`)?.value ?? "";
    const place = form.querySelector(`[name="${warning.dataset.place}"]`)?.value ?? "";
    asked += 1;
    const question = asked;
    const { own, language } = warning.dataset;
    const query = new URLSearchParams({ name, place, own, language });
    const answer = await fetch(`${warning.dataset.guidanceSimilar}?${query}`).catch(() => null);
    if (!answer?.ok || question !== asked) return;
    const { similar } = await answer.json();
    warning.querySelector("ul").replaceChildren(
      ...similar.map((each) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = each.address;
        link.textContent = [each.name, each.place, each.language].filter(Boolean).join(" · ");
        item.append(link);
        return item;
      }),
    );
    warning.hidden = !similar.length;
  };
  let timer;
  const askSoon = (field) => {
    const concerned = warnings.filter(({ dataset }) => [dataset.name, dataset.place].includes(field.name));
    if (!concerned.length) return;
    clearTimeout(timer);
    timer = setTimeout(() => concerned.forEach(ask), ASK_AFTER_MILLISECONDS);
  };

  const look = (event) => {
    const field = event.target;
    if (field.name) {
      count(field);
      askSoon(field);
    }
    lists.forEach(tick);
    form.querySelectorAll("[data-guidance-by-country]").forEach(offer);
  };
  form.addEventListener("input", look);
  form.addEventListener("change", look);
  form.addEventListener("focusin", (event) => event.target.name && count(event.target));
  form.addEventListener("click", (event) => {
    const check = event.target.closest(".guidance-go")?.closest("[data-guidance-check]");
    if (check) goTo(JSON.parse(check.dataset.guidanceCheck).fields[0]);
  });
  // Choosers, blocks and rich text change the form without an event that bubbles up to it.
  let isAwaited = false;
  new MutationObserver(() => {
    if (isAwaited) return;
    isAwaited = true;
    setTimeout(() => {
      isAwaited = false;
      lists.forEach(tick);
    }, ASK_AFTER_MILLISECONDS);
  }).observe(form, { subtree: true, childList: true, attributes: true, attributeFilter: ["value"] });

  lists.forEach(tick);
  form.querySelectorAll("[data-guidance-by-country]").forEach(offer);
})();
