// Shows a part of a form when another field has one of the named values: data-show-if="field=yes,unknown".
(() => {
  function values(name, form) {
    const fields = form.querySelectorAll(`[name="${CSS.escape(name)}"], #${CSS.escape(name)}`);
    return [...fields].filter((field) => !/radio|checkbox/.test(field.type) || field.checked).map((field) => field.value);
  }

  function update(part) {
    const [name, wanted] = part.dataset.showIf.split("=");
    const given = values(name, part.closest("form") || document);
    part.hidden = !wanted.split(",").some((value) => given.includes(value));
  }

  const updateAll = () => document.querySelectorAll("[data-show-if]").forEach(update);
  document.addEventListener("input", updateAll);
  window.ui.onContent(updateAll);
})();
