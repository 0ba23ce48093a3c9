// Keeps a page fresh. The server says when something changed; then the fragment is asked for and only the parts
// that changed are swapped, so that focus, selection and screen readers stay where they are.

const SOMETIMES_MS = 30000; // times pass, also where nothing happens

const live = document.querySelector("[data-live]");
const offline = document.querySelector("[data-offline]");

function swapChanged(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const part of live.querySelectorAll("[data-part]")) {
    const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    const busy = part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
    if (next && !busy && next.outerHTML !== part.outerHTML) part.replaceWith(document.importNode(next, true));
  }
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
  const changes = new EventSource("/live");
  changes.addEventListener("changed", refresh);
  changes.addEventListener("error", () => { offline.hidden = changes.readyState === EventSource.OPEN; });
  changes.addEventListener("open", refresh);
  document.addEventListener("visibilitychange", refresh);
  setInterval(refresh, SOMETIMES_MS);
}
