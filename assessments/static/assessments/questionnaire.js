// What only a questionnaire does: help beside the active question, rows of a table, the state of an answer, conflicts.
(() => {
  const form = document.querySelector("form.questionnaire");
  const panel = document.querySelector(".help");
  if (!form) return;

  const tell = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));
  const unitOf = (element) => element.closest("[data-autosave-url]");
  const stateOf = (unit) => unit.querySelector("[data-state]");
  const isAnswer = (field) => field.name && !field.matches("[data-state], [name$='.reason'], [type=hidden]");

  // Help follows the question that has the focus.
  function showHelp(id) {
    const part = panel?.querySelector(`[data-help-for="${CSS.escape(id)}"]`);
    if (!part) return;
    panel.classList.add("help--follows");
    panel.querySelectorAll(".help__part--now").forEach((other) => other.classList.remove("help__part--now"));
    part.classList.add("help__part--now");
  }

  function helpFor(element) {
    const question = element?.closest?.("[data-question]");
    if (question) showHelp(question.dataset.question);
  }

  const target = () => document.getElementById(location.hash.slice(1));
  helpFor(target()?.querySelector("[data-question]") || target() || form.querySelector("[data-question]"));
  if (panel && !panel.classList.contains("help--follows")) helpFor(form.querySelector("[data-question]"));
  form.addEventListener("focusin", (event) => helpFor(event.target));
  form.addEventListener("click", (event) => {
    const link = event.target.closest(".answer__help a");
    if (!link) return;
    helpFor(link);
    panel.querySelector(".help__part--now")?.focus();
  });

  // Rows of a table.
  function addRow(button, takesFocus = true) {
    const box = button.parentElement.querySelector("[data-rows]");
    const template = button.parentElement.querySelector("[data-row-template]");
    const next = Number(box.dataset.next || box.children.length);
    box.dataset.next = next + 1;
    const holder = document.createElement("div");
    holder.append(template.content.cloneNode(true));
    const safe = holder.innerHTML.replaceAll("__row__", String(next));
    box.insertAdjacentHTML("beforeend", safe);
    box.lastElementChild.open = true;
    if (takesFocus) box.lastElementChild.querySelector("input, textarea, select")?.focus();
  }

  // Rows that were kept in this browser get their place back.
  document.addEventListener("autosave:resume", (event) => {
    const button = event.target.querySelector("[data-row-add]");
    const rows = event.target.querySelector("[data-rows]");
    if (!rows) return;
    const indexes = event.detail.map(([name]) => Number(name.split(".")[1])).filter(Number.isInteger);
    const highest = Math.min(Math.max(-1, ...indexes), 400);
    while (Number(rows.dataset.next || rows.children.length) <= highest) addRow(button, false);
  });

  function removeRow(button) {
    const unit = unitOf(button);
    const row = button.closest("[data-row]");
    const neighbour = row.nextElementSibling || row.previousElementSibling;
    row.remove();
    (neighbour?.querySelector("summary") || unit.querySelector("[data-row-add]")).focus();
    tell(stateOf(unit));
  }

  // The state of an answer.
  function nameState(unit) {
    const select = stateOf(unit);
    const summary = select?.closest("details")?.querySelector("summary");
    if (!summary) return;
    summary.dataset.empty ??= select.value === "done" ? summary.textContent : summary.dataset.words || "";
    const words = select.value === "done" ? summary.dataset.empty : select.selectedOptions[0].textContent;
    if (words) summary.textContent = words;
  }

  function answerNow(unit) {
    const select = stateOf(unit);
    if (!select || select.value === "done") return;
    const isOwnDraft = select.value === "concept" && !("fromRegister" in unit.dataset);
    if (isOwnDraft) return;
    select.value = "done";
    nameState(unit);
  }

  // Whoever types an answer no longer says "I don't know"; runs before the answer is sent.
  document.addEventListener(
    "input",
    (event) => {
      const unit = event.target.closest?.("[data-autosave-url]");
      if (!unit) return;
      if (isAnswer(event.target) && event.isTrusted) answerNow(unit);
      if (event.target.matches("[data-state]")) nameState(unit);
    },
    true,
  );

  function accept(button) {
    const unit = unitOf(button);
    stateOf(unit).value = "done";
    nameState(unit);
    tell(stateOf(unit));
    button.remove();
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const act = button.matches("[data-row-add]") ? addRow : button.matches("[data-row-remove]") ? removeRow : null;
    const chosen = act || (button.matches("[data-accept]") ? accept : null);
    if (!chosen) return;
    event.preventDefault();
    chosen(button);
  });

  // Two texts for one answer: put the chosen one in the field before it is settled.
  function mainField(unit) {
    return [...unit.querySelectorAll("input, textarea, select")].find(isAnswer);
  }

  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.(".conflict [data-take-revision]");
      const box = button?.closest(".conflict");
      const unit = box && document.getElementById(box.closest(".question__body").querySelector("[data-autosave-url]").id);
      if (!unit) return;
      const text = (name) => box.querySelector(`template[${name}]`).content.textContent;
      if (button.matches("[data-merge]")) mainField(unit).value = text("data-merged");
      if (button.dataset.takeValue !== "theirs") return;
      if ("reload" in button.dataset) return setTimeout(() => location.reload(), 0);
      mainField(unit).value = text("data-theirs");
      stateOf(unit).value = button.dataset.theirsState === "empty" ? "done" : button.dataset.theirsState;
      nameState(unit);
    },
    true,
  );

  // A failed check opens the row that holds it.
  form.addEventListener("invalid", (event) => event.target.closest("details")?.setAttribute("open", ""), true);
})();
