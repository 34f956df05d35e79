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

  // A fold is closed on a phone and always open beside the text.
  const wide = window.matchMedia("(min-width: 761px)");
  const fold = () => {
    for (const element of document.querySelectorAll("details.rail-fold")) element.open = wide.matches;
  };
  wide.addEventListener("change", fold);
  fold();
})();
