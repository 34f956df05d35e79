// Keeps the current tab in view where the tabs scroll sideways.
window.ui.onContent((root) => {
  for (const list of window.ui.all(root, ".tabs__list")) {
    const current = list.querySelector("[aria-current]");
    if (current) list.scrollLeft = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
  }
});
