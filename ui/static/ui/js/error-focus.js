// The error summary takes focus; its links go to the field itself.
(() => {
  window.ui.onContent((root) => {
    const summary = window.ui.all(root, "[data-error-focus]")[0];
    if (summary) summary.focus();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".error-summary a[href^='#']");
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    target.scrollIntoView({ block: "center" });
    target.focus();
  });
})();
