// Keeps the page fresh: asks for the fragment every two seconds and swaps only the parts that changed,
// so that focus, selection and screen readers stay where they are.

const EVERY_MS = 2000;

const live = document.querySelector("[data-live]");
const offline = document.querySelector("[data-offline]");

function swapChanged(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const part of live.querySelectorAll("[data-part]")) {
    const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (next && next.outerHTML !== part.outerHTML) part.replaceWith(document.importNode(next, true));
  }
}

async function refresh() {
  try {
    const answer = await fetch(live.dataset.live + location.search, { cache: "no-store" });
    offline.hidden = answer.ok;
    if (answer.ok) swapChanged(await answer.text());
  } catch {
    offline.hidden = false;
  }
}

async function keepFresh() {
  if (!document.hidden) await refresh();
  setTimeout(keepFresh, EVERY_MS);
}

document.addEventListener("visibilitychange", () => document.hidden || refresh());
setTimeout(keepFresh, EVERY_MS);
