// The need of the form stands in its preview as it is typed, and with the icon that is chosen.
document.addEventListener("DOMContentLoaded", () => {
  const previews = [...document.querySelectorAll("[data-need-language]")];
  const form = previews[0]?.closest("form");
  const rows = () => [...form.querySelectorAll("select[name^='names-'][name$='-language']")];
  const isLeft = (select) => !form.elements[select.name.replace(/language$/, "DELETE")]?.value;
  const nameOf = (select) => form.elements[select.name.replace(/language$/, "name")]?.value.trim();
  const show = () => {
    const icon = form.querySelector("input[name=icon]:checked");
    const drawing = icon && form.querySelector(`svg[data-need-icon="${icon.value}"]`);
    for (const preview of previews) {
      const own = preview.querySelector("[data-need-own]");
      const row = rows().find((each) => each.value === preview.dataset.needLanguage && isLeft(each));
      // Without a name in this language, the server's choice of another one stays.
      if (row && nameOf(row)) own.querySelector("span").textContent = nameOf(row);
      if (drawing) own.querySelector("svg").innerHTML = drawing.innerHTML;
    }
  };
  form?.addEventListener("input", show);
  form?.addEventListener("change", show);
});
