// The menu button of small screens, and small panels that close by themselves.
(() => {
  const popups = "details[data-popup], details.chip";

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-menu]");
    if (button) {
      button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
    }
    for (const open of document.querySelectorAll(popups)) {
      if (open.open && !open.contains(event.target)) open.open = false;
    }
    const close = event.target.closest("[data-close]");
    if (close) close.closest(".toast, .notice").remove();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const open of document.querySelectorAll(popups)) {
      if (!open.open) continue;
      const inside = open.contains(document.activeElement);
      open.open = false;
      if (inside) open.querySelector("summary").focus();
    }
    const menu = document.querySelector("[data-menu][aria-expanded=true]");
    if (menu) {
      menu.setAttribute("aria-expanded", "false");
      menu.focus();
    }
  });

  // A fold is always open beside the text, and on a phone only when somebody opened it; also after a swap.
  const wide = window.matchMedia("(min-width: 761px)");
  const opened = new Set();
  const fold = (root) => {
    for (const element of window.ui.all(root, "details.rail-fold, details.fold")) {
      element.open = wide.matches || opened.has(element.className);
    }
  };
  document.addEventListener("click", (event) => {
    const element = event.target.closest("summary")?.parentElement;
    if (!element?.matches("details.rail-fold, details.fold")) return;
    if (element.open) opened.delete(element.className);
    else opened.add(element.className);
  });
  wide.addEventListener("change", () => fold(document.body));
  window.ui.onContent(fold);
})();
