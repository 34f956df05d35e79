// What the other scripts share: words, icons, the CSRF token, and a hook for new content.
window.ui = (() => {
  const words = document.getElementById("ui-words").dataset;

  function icon(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `${words.icons}#${name}`);
    svg.setAttribute("class", "icon");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    svg.append(use);
    return svg;
  }

  function csrf() {
    const input = document.querySelector("input[name=csrfmiddlewaretoken]");
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    // The cookie first: it is new after signing in again in another tab, the page's own token is not.
    return cookie ? cookie[1] : input ? input.value : "";
  }

  // Calls `act` with the page now, and with each part that htmx puts in later.
  function onContent(act) {
    act(document.body);
    document.body.addEventListener("htmx:load", (event) => act(event.detail.elt));
  }

  function all(root, selector) {
    const inside = [...root.querySelectorAll(selector)];
    return root.matches(selector) ? [root, ...inside] : inside;
  }

  function button(text, style, act) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = `utrecht-button utrecht-button--${style} button--small`;
    element.textContent = text;
    element.addEventListener("click", act);
    return element;
  }

  const idle = Number(document.body.dataset.idleSeconds || 0);
  return { words, icon, csrf, onContent, all, button, idle, user: document.body.dataset.user || "" };
})();
