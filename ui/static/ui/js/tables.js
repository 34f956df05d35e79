// Tables stay tables for assistive technology when the style sheet makes cards of the rows.
(() => {
  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tfoot: "rowgroup", tr: "row", td: "cell" };

  function name(table) {
    for (const [tag, role] of Object.entries(roles)) {
      for (const part of table.querySelectorAll(tag)) part.setAttribute("role", role);
    }
    for (const head of table.querySelectorAll("th")) {
      head.setAttribute("role", head.closest("thead") ? "columnheader" : "rowheader");
    }
    table.setAttribute("role", "table");
  }

  // A box that scrolls sideways can be reached with the keyboard.
  function reach(box) {
    if (box.scrollWidth <= box.clientWidth + 1) {
      for (const attribute of ["tabindex", "role", "aria-label"]) box.removeAttribute(attribute);
      return;
    }
    const heading = box.closest("section, main").querySelector("h2, h1");
    box.setAttribute("tabindex", "0");
    box.setAttribute("role", "region");
    if (heading) box.setAttribute("aria-label", heading.textContent.trim());
  }

  const measure = () => document.querySelectorAll(".table-card").forEach(reach);
  window.ui.onContent((root) => {
    window.ui.all(root, "table.table").forEach(name);
    measure();
  });
  window.addEventListener("resize", measure);
})();
