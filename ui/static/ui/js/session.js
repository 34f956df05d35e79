// Says two minutes before the session ends that it will, and what to do.
(() => {
  const { words, idle } = window.ui;
  if (!idle) return;
  const KEY = "session-seen";
  const EARLY = Math.min(120, idle / 2);
  let box = null;

  const now = () => Date.now() / 1000;
  const seen = () => Number(localStorage.getItem(KEY)) || now();
  const touch = () => localStorage.setItem(KEY, String(now()));

  function show(text, action) {
    box ??= document.body.appendChild(document.createElement("div"));
    const line = document.createElement("p");
    line.textContent = text;
    box.className = "toast";
    box.setAttribute("role", "alert");
    box.replaceChildren(window.ui.icon("clock"), line, action);
  }

  function hide() {
    box?.remove();
    box = null;
  }

  function stay() {
    fetch(location.href, { method: "HEAD", redirect: "manual" }).then((answer) => {
      if (answer.type === "opaqueredirect") return over();
      touch();
      hide();
    });
  }

  function over() {
    const link = document.createElement("a");
    link.className = "utrecht-button utrecht-button--primary-action button--small";
    link.href = `${words.signInUrl}?next=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = words.signInHere;
    show(words.sessionEnded, link);
  }

  function look() {
    const left = seen() + idle - now();
    if (left <= 0) over();
    else if (left <= EARLY) show(words.sessionSoon, window.ui.button(words.sessionStay, "primary-action", stay));
    else hide();
  }

  touch();
  document.body.addEventListener("htmx:afterRequest", touch);
  document.addEventListener("autosave:saved", touch);
  setInterval(look, 5000);
})();
