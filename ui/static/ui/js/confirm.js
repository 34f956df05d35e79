// Asks first (data-confirm), blocks a second click (data-disable-on-submit), counts what is left of a text.
(() => {
  const { words } = window.ui;

  function ask(question, go) {
    const dialog = document.createElement("dialog");
    const text = document.createElement("p");
    const row = document.createElement("div");
    dialog.className = "dialog";
    text.id = "dialog-question";
    text.textContent = question;
    dialog.setAttribute("aria-labelledby", text.id);
    row.className = "form-actions";
    row.append(
      window.ui.button(words.confirm, "primary-action", () => {
        dialog.close();
        go();
      }),
      window.ui.button(words.cancel, "secondary-action", () => dialog.close()),
    );
    dialog.append(text, row);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest("[data-confirm]");
      if (!button || button.dataset.confirmed) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(button.dataset.confirm || words.sure, () => {
        button.dataset.confirmed = "yes";
        button.click();
        delete button.dataset.confirmed;
      });
    },
    true,
  );

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!("disableOnSubmit" in form.dataset)) return;
    if (form.dataset.sent) event.preventDefault();
    else form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  function count(field) {
    const left = field.maxLength - field.value.length;
    let line = field.parentElement.querySelector(".left");
    if (left > Math.max(20, field.maxLength * 0.1)) return line?.remove();
    if (!line) {
      line = document.createElement("p");
      line.className = "left";
      line.setAttribute("role", "status");
      field.after(line);
    }
    line.textContent = `${left} ${words.left}`;
  }

  document.addEventListener("input", (event) => {
    if (event.target.maxLength > 60) count(event.target);
  });
})();
