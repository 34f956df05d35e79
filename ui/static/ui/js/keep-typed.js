// Keeps what was typed in a form with data-keep="key" until the server has it. See ui/README.md.
window.kept = (() => {
  const { words, user } = window.ui;
  const PREFIX = "kept:";
  const WEEK = 7 * 24 * 3600 * 1000;
  const PENDING = "kept-pending";

  const place = (key) => `${PREFIX}${user}:${key}`;

  function quietly(act) {
    try {
      return act();
    } catch {
      return null; // storage full or switched off: the page works without it
    }
  }

  const store = (key, values) => quietly(() => localStorage.setItem(place(key), JSON.stringify({ at: Date.now(), values })));
  const forget = (key) => quietly(() => localStorage.removeItem(place(key)));

  function recall(key) {
    const found = quietly(() => JSON.parse(localStorage.getItem(place(key))));
    if (found && Date.now() - found.at > WEEK) forget(key);
    return found && Date.now() - found.at <= WEEK ? found.values : null;
  }

  function forgetAll() {
    quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => localStorage.removeItem(key)));
  }

  function fields(form) {
    return [...form.elements].filter(
      (field) => field.name && !/^(password|file|hidden|submit|button|reset|fieldset)$/.test(field.type) && !("keepNot" in field.dataset),
    );
  }

  function read(form) {
    const values = {};
    for (const field of fields(form)) {
      values[field.name] ??= [];
      if (/radio|checkbox/.test(field.type) ? field.checked : true) {
        values[field.name].push(...(field.multiple ? [...field.selectedOptions].map((option) => option.value) : [field.value]));
      }
    }
    return values;
  }

  function write(form, values) {
    const places = {};
    for (const field of fields(form)) {
      const given = values[field.name];
      if (!given) continue;
      if (/radio|checkbox/.test(field.type)) field.checked = given.includes(field.value);
      else if (field.multiple) [...field.options].forEach((option) => (option.selected = given.includes(option.value)));
      else field.value = given[(places[field.name] = (places[field.name] ?? -1) + 1)] ?? "";
    }
  }

  function note(form, start) {
    const box = document.createElement("div");
    const text = document.createElement("p");
    const strong = document.createElement("strong");
    box.className = "notice notice--info restored";
    box.setAttribute("role", "status");
    strong.textContent = words.restored;
    text.append(strong, ` ${words.restoredWhy}`);
    const drop = window.ui.button(words.forget, "subtle", () => {
      write(form, start);
      forget(form.dataset.keep);
      box.remove();
      form.dispatchEvent(new Event("input", { bubbles: true }));
    });
    box.append(window.ui.icon("history"), text, drop);
    form.prepend(box);
  }

  function restore(form) {
    if (form.dataset.keepReady) return;
    form.dataset.keepReady = "yes";
    const start = read(form);
    const values = recall(form.dataset.keep);
    if (!values) return;
    write(form, values);
    if (JSON.stringify(read(form)) === JSON.stringify(start)) return;
    note(form, start);
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // A page that confirms: by name, or by a success message after the form was sent.
  function settle() {
    document.querySelectorAll("meta[name=kept-saved]").forEach((meta) => forget(meta.content));
    const pending = quietly(() => sessionStorage.getItem(PENDING));
    quietly(() => sessionStorage.removeItem(PENDING));
    const confirmed = document.querySelector("[data-message=success]") && !document.querySelector("[data-error-focus]");
    if (pending && user && confirmed) forget(pending);
  }

  settle();
  window.ui.onContent((root) => window.ui.all(root, "form[data-keep]").forEach(restore));

  const timers = new WeakMap();
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-keep]");
    if (!form || !event.isTrusted) return;
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => store(form.dataset.keep, read(form)), 250));
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if ("forgetKept" in form.dataset) forgetAll();
    if (!form.dataset.keep) return;
    store(form.dataset.keep, read(form));
    quietly(() => sessionStorage.setItem(PENDING, form.dataset.keep));
  });

  document.body.addEventListener("htmx:afterRequest", (event) => {
    const key = event.detail.xhr?.getResponseHeader("X-Kept-Saved");
    if (key) forget(key);
  });

  return { store, recall, forget };
})();
