// The keyboard. An element says which key it listens to (data-hotkey); a table with data-rows is walked through
// with j and k; g and a letter leads to an area of the menu; ? shows all of this.

const sheet = document.querySelector("[data-keys]");
const GO_MS = 1200;
let goUntil = 0;

const writes = (element) => element.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
const seen = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

function use(element) {
  const act = element.closest("details.act");
  if (act && element.matches("summary")) {
    act.open = true;
    act.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  } else if (writes(element)) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
}

function walk(step) {
  const links = [...document.querySelectorAll("[data-rows] td.main > a, [data-rows] li > a")].filter(seen);
  if (!links.length) return;
  const here = links.indexOf(document.activeElement);
  const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(here + step, 0), links.length - 1);
  links[next].focus();
  links[next].scrollIntoView({ block: "nearest" });
}

function pressed(key) {
  if (performance.now() < goUntil) {
    goUntil = 0;
    const there = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    there?.click();
    return Boolean(there);
  }
  if (key === "g") goUntil = performance.now() + GO_MS;
  else if (key === "j") walk(1);
  else if (key === "k") walk(-1);
  else if (key === "?" && sheet) sheet.showModal();
  else {
    const found = [...document.querySelectorAll(`[data-hotkey="${CSS.escape(key)}"]`)].find(seen);
    if (!found) return false;
    use(found);
  }
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && writes(event.target)) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || sheet?.open) return;
  if (event.target.matches?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
  if (pressed(event.key)) event.preventDefault();
});

// In a row of tabs that is wider than the window, the one that is open is seen.
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

// A form that opens by an address (#close) is open when one comes there.
function unfold() {
  const there = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  if (there?.matches("details")) {
    there.open = true;
    there.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  }
}

addEventListener("hashchange", unfold);
unfold();

document.addEventListener("click", (event) => {
  const sure = event.target.closest?.("[data-confirm]");
  if (sure && !confirm(sure.dataset.confirm)) event.preventDefault();
});
