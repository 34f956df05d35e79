// Saves an answer while it is typed: data-autosave-url, data-revision. The protocol stands in ui/README.md.
(() => {
  const { words, icon } = window.ui;
  const WAIT = 600;
  const LONGEST = 60000;
  const states = new Map();
  let leaving = false;

  const unitOf = (element) => element.closest?.("[data-autosave-url]");
  const isField = (unit) => unit.matches("input, textarea, select");
  const fieldsOf = (unit) => (isField(unit) ? [unit] : [...unit.querySelectorAll("input, textarea, select")]);
  const statusOf = (unit) => document.querySelector(`[data-saved-for="${CSS.escape(unit.id)}"]`);
  const keyOf = (unit) => `autosave:${unit.dataset.autosaveUrl}`;

  function stateOf(unit) {
    if (!states.has(unit)) states.set(unit, { timer: 0, tries: 0, dirty: false, sending: null, held: false });
    return states.get(unit);
  }

  function values(unit) {
    const pairs = [];
    for (const field of fieldsOf(unit)) {
      if (!field.name || field.disabled || field.type === "file") continue;
      if (/radio|checkbox/.test(field.type) && !field.checked) continue;
      if (field.multiple) [...field.selectedOptions].forEach((option) => pairs.push([field.name, option.value]));
      else pairs.push([field.name, field.value]);
    }
    return pairs;
  }

  function say(unit, kind, text, extra) {
    const status = statusOf(unit);
    if (!status) return;
    const sign = { ok: "circle-check", failed: "warning", busy: "refresh" }[kind];
    const span = document.createElement("span");
    span.textContent = text;
    status.className = kind === "ok" ? "saved" : `saved saved--${kind}`;
    status.replaceChildren(icon(sign), span, ...(extra ? [extra] : []));
  }

  function link(text, href) {
    const element = document.createElement("a");
    element.href = href;
    element.textContent = text;
    element.target = "_blank";
    element.rel = "noopener";
    return element;
  }

  // What is kept in this browser goes with the revision it was typed over.
  function keep(unit) {
    window.kept.store(keyOf(unit), [...values(unit), ["revision", unit.dataset.revision || "0"]]);
  }

  function plan(unit, wait) {
    const state = stateOf(unit);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(unit), wait);
  }

  function save(unit) {
    const state = stateOf(unit);
    clearTimeout(state.timer);
    if (!state.dirty || state.held) return Promise.resolve();
    if (state.sending) return state.sending.then(() => save(unit));
    state.dirty = false;
    say(unit, "busy", words.saving);
    // What is typed meanwhile has a moment of its own; what failed says itself when it is tried again.
    state.sending = send(unit, state).finally(() => {
      state.sending = null;
    });
    return state.sending;
  }

  async function send(unit, state) {
    const body = new URLSearchParams([...values(unit), ["revision", unit.dataset.revision || "0"]]);
    const headers = { "X-CSRFToken": window.ui.csrf(), "X-Requested-With": "autosave", Accept: "application/json" };
    let answer;
    try {
      answer = await fetch(unit.dataset.autosaveUrl, { method: "POST", body, headers, redirect: "manual" });
    } catch {
      return lost(unit, state);
    }
    if (answer.ok) return saved(unit, state, await answer.json());
    if (answer.status === 409) return conflict(unit, state, await answer.text());
    if (answer.status === 400 || answer.status === 422) return refused(unit, state, await answer.json().catch(() => ({})));
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return signedOut(unit, state);
    return lost(unit, state);
  }

  function saved(unit, state, answer) {
    state.tries = 0;
    unit.dataset.revision = answer.revision;
    const hidden = unit.dataset.revisionInput && document.getElementById(unit.dataset.revisionInput);
    if (hidden) hidden.value = answer.revision;
    showErrors(unit, []);
    window.kept.forget(keyOf(unit));
    say(unit, "ok", `${words.saved} ${answer.saved_at}`);
    if (answer.progress_html !== undefined) put(document.querySelectorAll("[data-progress]"), answer.progress_html);
    for (const [selector, html] of Object.entries(answer.swap || {})) put(document.querySelectorAll(selector), html);
    unit.dispatchEvent(new CustomEvent("autosave:saved", { bubbles: true, detail: answer }));
  }

  function put(elements, html) {
    for (const element of elements) {
      element.innerHTML = html;
      window.htmx?.process(element);
    }
  }

  function lost(unit, state) {
    state.dirty = true;
    state.tries += 1;
    keep(unit);
    say(unit, "failed", words.notSaved);
    plan(unit, Math.min(LONGEST, 1000 * 2 ** state.tries));
  }

  function signedOut(unit, state) {
    state.dirty = true;
    keep(unit);
    say(unit, "failed", words.sessionOver, link(words.signIn, words.signInUrl));
    plan(unit, 15000); // somebody may have signed in again in another tab
  }

  function refused(unit, state, answer) {
    state.tries = 0;
    keep(unit);
    say(unit, "failed", words.refused);
    showErrors(unit, answer.errors || []);
  }

  function showErrors(unit, errors) {
    const id = `${unit.id}_autosave_error`;
    document.getElementById(id)?.remove();
    if (!errors.length) return;
    const box = document.createElement("div");
    box.id = id;
    box.className = "field-error";
    box.append(...errors.map((text) => paragraph(text)));
    (statusOf(unit) || unit).before(box);
  }

  function paragraph(text) {
    const element = document.createElement("p");
    const span = document.createElement("span");
    span.textContent = text;
    element.append(icon("warning"), span);
    return element;
  }

  function conflict(unit, state, html) {
    state.held = true;
    state.dirty = true;
    keep(unit);
    const box = document.createElement("div");
    box.className = "conflict";
    box.tabIndex = -1;
    box.innerHTML = html;
    box.addEventListener("click", (event) => settle(unit, state, box, event.target.closest("[data-take-revision]")));
    (statusOf(unit) || unit).after(box);
    say(unit, "failed", words.conflict);
    box.focus();
  }

  // Somebody chose between the two texts.
  function settle(unit, state, box, button) {
    if (!button) return;
    unit.dataset.revision = button.dataset.takeRevision;
    state.held = false;
    if (button.dataset.takeValue === "theirs") {
      takeTheirs(unit, box.querySelector("[data-theirs]"));
      state.dirty = false;
      window.kept.forget(keyOf(unit));
      statusOf(unit)?.replaceChildren();
    }
    box.remove();
    fieldsOf(unit)[0]?.focus();
    if (state.dirty) save(unit);
  }

  function takeTheirs(unit, theirs) {
    if (!theirs) return;
    const text = theirs.matches("template") ? theirs.content.textContent : theirs.textContent;
    if (isField(unit)) unit.value = text;
    else {
      // Choices: a JSON list of the chosen values, or one value.
      const chosen = /^\s*\[/.test(text) ? JSON.parse(text).map(String) : [text.trim()];
      for (const field of fieldsOf(unit)) {
        if (/radio|checkbox/.test(field.type)) field.checked = chosen.includes(field.value);
      }
    }
  }

  function changed(unit, wait) {
    const state = stateOf(unit);
    state.dirty = true;
    state.tries = 0;
    plan(unit, wait);
  }

  // Text that was kept when the session ended goes to the server now, over the same revision only.
  function resume(unit) {
    const kept = window.kept.recall(keyOf(unit));
    if (!kept) return;
    const pairs = kept.filter(([name]) => name !== "revision");
    if (JSON.stringify(pairs) === JSON.stringify(values(unit))) return window.kept.forget(keyOf(unit));
    const revision = kept.find(([name]) => name === "revision");
    if (revision) unit.dataset.revision = revision[1];
    unit.dispatchEvent(new CustomEvent("autosave:resume", { bubbles: true, detail: pairs }));
    for (const field of fieldsOf(unit)) {
      const given = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
      if (/radio|checkbox/.test(field.type)) field.checked = given.includes(field.value);
      else if (given.length) field.value = given[0];
    }
    say(unit, "busy", words.restored);
    changed(unit, 0);
  }

  document.addEventListener("input", (event) => {
    const unit = unitOf(event.target);
    if (unit && event.target.name) changed(unit, /radio|checkbox|select/.test(event.target.type) ? 0 : WAIT);
  });
  document.addEventListener("focusout", (event) => {
    const unit = unitOf(event.target);
    if (unit && !stateOf(unit).tries) save(unit);
  });
  window.addEventListener("online", () => states.forEach((state, unit) => state.dirty && save(unit)));

  // The button at the end sends the whole form: first let go what is under way.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const busy = [...states].filter(([unit, state]) => form.contains(unit) && (state.dirty || state.sending) && !state.held);
    if (!busy.length || form.dataset.flushed) {
      leaving = true;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    form.dataset.flushed = "yes";
    const enough = new Promise((resolve) => setTimeout(resolve, 3000));
    Promise.race([Promise.all(busy.map(([unit]) => save(unit))), enough]).then(() => form.requestSubmit(event.submitter));
  }, true);

  window.addEventListener("beforeunload", (event) => {
    if (!leaving && [...states.values()].some((state) => state.dirty || state.sending)) event.preventDefault();
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
  // When every script is there: one of them may have to make room for what was kept, such as a row.
  document.addEventListener("DOMContentLoaded", () => {
    window.ui.onContent((root) => window.ui.all(root, "[data-autosave-url]").forEach(resume));
  });
})();
