// Dežurni's chat on your site: <script src="https://…/chat.js" async></script>. It adds a button and, once that
// is pressed, a frame. No cookies, nothing read from your page but its language. See docs/web-chat.md.

(() => {
  const WORDS = /* WORDS */;
  const script = document.currentScript;
  if (!script || window.dezurniChat) return;
  const chat = new URL("chat", script.src);
  const language = script.dataset.language || languageOf(document.documentElement.lang);
  const words = WORDS[language] || WORDS["sr-Latn"];
  const BEGUN = "dezurni-chat-begun";
  const CODE = /[#&]dezurni=([A-Za-z0-9-]{8,9})(?:&|$)/;

  const CSS_TEXT = `
    :host { all: initial; color-scheme: light dark; }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    section { position: fixed; inset: auto var(--end) 20px var(--start); z-index: 2147483000; font: 560 15px/1.3 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
    button { position: relative; display: flex; align-items: center; gap: 8px; min-height: 52px; padding: 0 20px 0 16px; border: 0; border-radius: 26px; background: #4453c9; color: #fff; font: inherit; cursor: pointer; box-shadow: 0 2px 6px rgb(0 0 0 / 20%), 0 8px 24px rgb(0 0 0 / 16%); }
    button:hover { background: #3844ab; }
    button:focus-visible { outline: 3px solid #fff; outline-offset: -5px; box-shadow: 0 0 0 3px #4453c9; }
    svg { width: 24px; height: 24px; fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    .count { position: absolute; top: -6px; right: -4px; min-width: 22px; padding: 0 6px; border-radius: 11px; background: #b3261e; color: #fff; font-size: 13px; line-height: 22px; text-align: center; }
    .panel { position: fixed; inset: auto var(--end) 84px var(--start); width: min(400px, calc(100vw - 32px)); height: min(640px, calc(100dvh - 104px)); overflow: hidden; border-radius: 16px; background: Canvas; color: CanvasText; box-shadow: 0 4px 16px rgb(0 0 0 / 18%), 0 16px 48px rgb(0 0 0 / 18%); }
    iframe { display: block; width: 100%; height: 100%; border: 0; }
    .panel a { display: block; padding: 24px; color: LinkText; }
    @media (max-width: 480px), (max-height: 480px) {
      .panel { inset: 0; width: 100%; height: 100dvh; border-radius: 0; }
      .open > button { display: none; }
    }
    @media (prefers-reduced-motion: no-preference) {
      button { transition: background 120ms; }
      .panel { animation: comes 160ms ease-out; }
      @keyframes comes { from { opacity: 0; transform: translateY(8px); } }
    }
    @media print { section { display: none; } }
  `;

  let frame = null;
  let isOpen = false;
  let isReady = false;
  let code = "";
  let parts = null;

  function languageOf(lang) {
    const tag = lang.toLowerCase();
    if (tag.startsWith("sr-cyrl")) return "sr-Cyrl";
    return !tag || /^(sr|hr|bs|me|sh|cnr)\b/.test(tag) ? "sr-Latn" : "en";
  }

  function element(tag, set, ...inside) {
    const made = document.createElement(tag);
    Object.assign(made, set);
    made.append(...inside);
    return made;
  }

  function icon() {
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    picture.setAttribute("viewBox", "0 0 24 24");
    picture.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z");
    picture.append(path);
    return picture;
  }

  function build() {
    const host = element("div", { id: "dezurni-chat" });
    const root = host.attachShadow({ mode: "open" });
    // A sheet of the script's own: a policy without 'unsafe-inline' allows it.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS_TEXT);
    root.adoptedStyleSheets = [sheet];
    const count = element("span", { className: "count", hidden: true });
    count.setAttribute("aria-hidden", "true");
    const button = element("button", { type: "button" }, icon(), words.title, count);
    const panel = element("div", { className: "panel", id: "panel", hidden: true });
    const section = element("section", { lang: language }, button, panel);
    section.setAttribute("aria-label", words["frame-title"]);
    button.setAttribute("aria-controls", "panel");
    const atStart = script.dataset.side === "left";
    section.style.setProperty("--start", atStart ? "16px" : "auto");
    section.style.setProperty("--end", atStart ? "auto" : "16px");
    root.append(section);
    document.body.append(host);
    button.addEventListener("click", () => (isOpen ? close() : open()));
    section.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    parts = { button, panel, section, count };
    label(0);
  }

  function label(unread) {
    const form = `unread-${new Intl.PluralRules(language).select(unread)}`;
    const said = (words[form] || words["unread-other"]).replace("{n}", unread);
    parts.button.setAttribute("aria-label", unread ? `${words.button}, ${said}` : words.button);
    parts.button.setAttribute("aria-expanded", String(isOpen));
    parts.count.hidden = !unread;
    parts.count.textContent = unread > 99 ? "99+" : unread;
  }

  function load() {
    if (frame) return;
    const address = new URL(chat);
    address.searchParams.set("language", language);
    address.searchParams.set("site", location.origin);
    frame = element("iframe", { title: words["frame-title"], src: address.href, allow: "clipboard-write" });
    parts.panel.append(frame);
    setTimeout(() => { if (!isReady) refused(); }, 15000);
  }

  /** The frame did not come: the site is not among those that may show it, or the desk is away. */
  function refused() {
    console.warn(`Dežurni: the chat did not open. Is ${location.origin} in DEZURNI_CHAT_ORIGINS?`);
    const link = element("a", { href: chat.href, target: "_blank", rel: "noopener" }, `${words["open-chat"]} (${words["new-tab"]})`);
    frame.replaceWith(link);
  }

  function tell(name, more) {
    if (frame && isReady) frame.contentWindow.postMessage({ dezurni: name, ...more }, chat.origin);
  }

  function open() {
    load();
    isOpen = true;
    parts.panel.hidden = false;
    parts.section.className = "open";
    label(0);
    if (isReady) frame.focus();
    tell("shown");
  }

  function close() {
    if (!isOpen) return;
    isOpen = false;
    parts.panel.hidden = true;
    parts.section.className = "";
    label(0);
    tell("hidden");
    parts.button.focus();
  }

  const heard = {
    ready() {
      isReady = true;
      if (isOpen) { frame.focus(); tell("shown"); }
      if (code) tell("code", { code });
      code = "";
    },
    close,
    begun() {
      try { localStorage.setItem(BEGUN, "1"); } catch { /* Then nothing is counted while the chat is closed. */ }
    },
    // A browser that forbids frames to keep anything lets your page keep it: the chat's own words, nothing of yours.
    keep({ key, value, ofTab }) {
      if (!String(key).startsWith("dezurni-")) return;
      try {
        const storage = ofTab ? sessionStorage : localStorage;
        if (value === null) storage.removeItem(key);
        else storage.setItem(key, String(value));
      } catch { /* Forbidden here too: it lasts as long as the page. */ }
    },
    ask() {
      const values = {};
      try {
        for (const storage of [localStorage, sessionStorage]) {
          for (const key of Object.keys(storage)) if (key.startsWith("dezurni-")) values[key] = storage.getItem(key);
        }
      } catch { /* Nothing is kept. */ }
      frame.contentWindow.postMessage({ dezurni: "kept", values }, chat.origin);
    },
    unread(told) { if (!isOpen) label(Number(told.count) || 0); },
  };

  function start() {
    build();
    addEventListener("message", (event) => {
      if (!frame || event.source !== frame.contentWindow || event.origin !== chat.origin) return;
      const name = String(event.data && event.data.dezurni);
      if (Object.hasOwn(heard, name)) heard[name](event.data);
    });
    const found = CODE.exec(location.hash);
    if (found) {
      code = found[1];
      history.replaceState(history.state, "", location.pathname + location.search);
      open();
      return;
    }
    // Who has a chat here hears of an answer although the chat is closed.
    try { if (localStorage.getItem(BEGUN)) load(); } catch { /* Storage is forbidden: nothing to look for. */ }
  }

  window.dezurniChat = { open, close };
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start);
})();
