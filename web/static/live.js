// Keeps a page fresh. The server says when something changed; then the fragment is asked for and only the parts
// that changed are swapped, so that focus, selection and screen readers stay where they are.

const SOMETIMES_MS = 30000; // times pass, also where nothing happens

const live = document.querySelector("[data-live]");
const offline = document.querySelector("[data-offline]");

// Of a part that is a list of things with ids, each is swapped by itself: what plays goes on playing.
function swapKeyed(part, next) {
  const old = new Map([...part.children].map((child) => [child.id, child]));
  const fresh = [...next.children].map((child) => {
    const known = child.id && old.get(child.id);
    return known && known.outerHTML === child.outerHTML ? known : document.importNode(child, true);
  });
  for (const child of [...part.children]) if (!fresh.includes(child)) child.remove();
  fresh.forEach((child, place) => { if (part.children[place] !== child) part.insertBefore(child, part.children[place] ?? null); });
}

// Each time a form is drawn it has a key of its own; that alone is no change.
const bare = (part) => part.outerHTML.replace(/name="key" value="\w+"/g, "");

function isBusy(part) {
  const active = document.activeElement;
  return (part.contains(active) && active.matches("input, textarea, select")) || part.querySelector("details.act[open], dialog[open]");
}

function swapChanged(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const part of live.querySelectorAll("[data-part]")) {
    const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!next || isBusy(part) || bare(next) === bare(part)) continue;
    if ("keyed" in part.dataset) swapKeyed(part, next);
    else swapWhole(part, next);
  }
}

// Where a link of the part has the focus, the same link has it afterwards.
function swapWhole(part, next) {
  const focused = part.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const placed = document.importNode(next, true);
  const scrolled = part.querySelector(".tabs")?.scrollLeft;
  part.replaceWith(placed);
  if (scrolled) placed.querySelector(".tabs").scrollLeft = scrolled;
  if (focused) placed.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
}

async function refresh() {
  if (document.hidden) return;
  try {
    const answer = await fetch(live.dataset.live + location.search, { cache: "no-store", headers: { "X-Live": "1" } });
    if (answer.status === 401) location.reload();
    offline.hidden = answer.ok;
    if (answer.ok) swapChanged(await answer.text());
  } catch {
    offline.hidden = false;
  }
}

if (live) {
  const changes = new EventSource(`/live?of=${encodeURIComponent(live.dataset.of ?? "now")}`);
  changes.addEventListener("changed", refresh);
  changes.addEventListener("error", () => { offline.hidden = changes.readyState === EventSource.OPEN; });
  changes.addEventListener("open", refresh);
  document.addEventListener("visibilitychange", refresh);
  setInterval(refresh, SOMETIMES_MS);
}
