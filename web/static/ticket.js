// A ticket's page: says that it is open, keeps what is being written, and puts articles into the answer.

const LOOK_MS = 15000;
const PAUSE_MS = 700;

const page = document.querySelector("[data-ticket]");
const box = document.querySelector("[data-reply]");
const csrf = document.querySelector("meta[name=csrf]").content;
const text = box?.elements.text;
const kept = box?.querySelector("[data-kept]");
const storage = `draft ${page.dataset.ticket}`;
const SENT = ["replied", "noted", "closed", "not-reached", "said-before"];

function form(fields) {
  const data = new FormData();
  for (const [name, value] of Object.entries({ csrf, ...fields })) data.set(name, value);
  return data;
}

async function look(fields = {}) {
  if (document.hidden && !("draft" in fields)) return;
  try {
    const answer = await fetch(`${page.dataset.ticket}/look`, { method: "POST", body: form(fields), headers: { "X-Live": "1" } });
    if (answer.status === 401) location.reload();
    if ("draft" in fields && kept) kept.hidden = !answer.ok || !fields.draft;
  } catch {
    // The next look comes soon; the draft is in this tab as well.
  }
}

let pause = 0;
let unsaved = false;

function keep() {
  sessionStorage.setItem(storage, text.value);
  if (kept) kept.hidden = true;
  unsaved = true;
  clearTimeout(pause);
  pause = setTimeout(() => { unsaved = false; look({ draft: text.value }); }, PAUSE_MS);
}

function grow() {
  text.rows = Math.min(Math.max(5, text.value.split("\n").length + 1), 18);
}

function put(words) {
  const before = text.value.slice(0, text.selectionStart);
  const gap = before && !before.endsWith("\n") ? "\n\n" : "";
  text.setRangeText(gap + words, text.selectionStart, text.selectionEnd, "end");
  text.focus();
  grow();
  keep();
}

// Answers that are written already, and articles

const picker = box?.querySelector("[data-picker]");

async function pick(address) {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-pick]");
  const typed = picker.querySelector("input[type=search]");
  const list = found.querySelector(".picks, .empty");
  if (typed) picker.querySelector(".picks, .empty").replaceWith(document.importNode(list, true));
  else {
    const search = document.createElement("input");
    search.type = "search";
    search.setAttribute("aria-label", found.querySelector("input").placeholder);
    search.placeholder = found.querySelector("input").placeholder;
    picker.replaceChildren(search, document.importNode(list, true));
  }
}

async function openPicker() {
  picker.hidden = !picker.hidden;
  if (picker.hidden) return text.focus();
  await pick(box.querySelector("[data-articles]").href);
  picker.querySelector("input")?.focus();
}

let asked = 0;

function wirePicker() {
  box.querySelector("[data-articles]").addEventListener("click", (event) => {
    event.preventDefault();
    openPicker();
  });
  picker.addEventListener("input", (event) => {
    clearTimeout(asked);
    const address = `${page.dataset.ticket}/articles?q=${encodeURIComponent(event.target.value)}`;
    asked = setTimeout(() => pick(address), 250);
  });
  picker.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-text]");
    if (!link) return;
    event.preventDefault();
    picker.hidden = true;
    put(link.dataset.text);
  });
  picker.addEventListener("keydown", (event) => {
    const links = [...picker.querySelectorAll("a[data-text]")];
    const here = links.indexOf(document.activeElement);
    if (event.key === "Escape") { picker.hidden = true; text.focus(); event.stopPropagation(); }
    else if (event.key === "ArrowDown") links[Math.min(here + 1, links.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (here > 0 ? links[here - 1] : picker.querySelector("input")).focus();
    else if (event.key === "Enter" && here < 0) links[0]?.click();
    else return;
    event.preventDefault();
  });
}

if (box) {
  const said = new URLSearchParams(location.search).get("said");
  if (SENT.includes(said)) sessionStorage.removeItem(storage);
  else if (sessionStorage.getItem(storage) && !/[?&](article|canned)=/.test(location.search)) text.value = sessionStorage.getItem(storage);
  grow();
  text.addEventListener("input", () => { grow(); keep(); });
  text.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === "Enter") box.requestSubmit([...box.querySelectorAll("button")].find((button) => button.offsetParent));
    else if (event.key.toLowerCase() === "k") openPicker();
    else return;
    event.preventDefault();
  });
  // Who chooses to whom they write, writes.
  for (const kind of box.elements.kind) kind.addEventListener("click", (event) => { if (event.detail === 0 || event.isTrusted) text.focus(); });
  box.addEventListener("submit", (event) => {
    unsaved = false;
    clearTimeout(pause);
    for (const button of box.querySelectorAll("button")) if (button !== event.submitter) button.disabled = true;
  });
  wirePicker();
}

look();
setInterval(look, LOOK_MS);
addEventListener("pagehide", () => {
  navigator.sendBeacon(`${page.dataset.ticket}/look`, form(unsaved ? { gone: "1", draft: text.value } : { gone: "1" }));
});
addEventListener("pageshow", (event) => { if (event.persisted) { for (const button of box?.querySelectorAll("button") ?? []) button.disabled = false; look(); } });
