// What both pages share: words from the template, requests, the short notice, the clock.

const words = document.getElementById("words").content;
const toast = document.getElementById("toast");

export const word = (key) => words.querySelector(`[data-word="${key}"]`)?.textContent ?? "";

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

let toastTimer = 0;

export function say(text) {
  clearTimeout(toastTimer);
  toast.textContent = text;
  toast.classList.toggle("shown", text !== "");
  if (text) toastTimer = setTimeout(() => say(""), 5000);
}

/** Asks the server; a refusal is shown in words and comes out as null. */
export async function ask(method, url, body, headers) {
  const answer = await reach(method, url, body, headers);
  if (answer === null) return null;
  if (answer.ok) return answer.json().catch(() => ({}));
  say(word(`refused-${answer.status}`) || word("refused"));
  return null;
}

/** The bare answer; null without a connection. */
export async function reach(method, url, body, more = {}) {
  const headers = body === undefined ? more : { "Content-Type": "application/json", ...more };
  try {
    return await fetch(url, { method, headers, body: JSON.stringify(body), cache: "no-store" });
  } catch {
    say(word("offline"));
    return null;
  }
}

/** Runs again and again, never twice at once. */
export async function every(milliseconds, act) {
  if (!document.hidden) await act();
  setTimeout(() => every(milliseconds, act), milliseconds);
}

export function stopwatch(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The text with **bold**, as nodes: nothing that anybody writes is ever taken for HTML. */
export function withBold(text) {
  const pieces = document.createDocumentFragment();
  text.split(/\*\*(.+?)\*\*/su).forEach((piece, position) => {
    pieces.append(position % 2 ? element("strong", "", piece) : piece);
  });
  return pieces;
}

// The clock. The server sends the wall clock without an offset; it is shown as it is.

const clockTime = document.getElementById("clock-time");
const clockOpen = document.getElementById("clock-open");
const clockAt = document.getElementById("clock-at");
const wall = (text) => new Date(`${text}Z`);
const inWords = (options) => new Intl.DateTimeFormat("sr-Latn-RS", { timeZone: "UTC", ...options });
const longDay = inWords({ weekday: "short", day: "numeric", month: "short", year: "numeric" });
const shortDay = inWords({ weekday: "short", day: "numeric", month: "numeric" });
const hours = inWords({ hour: "2-digit", minute: "2-digit" });
const hoursAndSeconds = inWords({ hour: "2-digit", minute: "2-digit", second: "2-digit" });

const companyHours = inWords({ hour: "2-digit", minute: "2-digit", timeZone: document.body.dataset.zone });

/** A moment with its offset, on the organisation's wall clock. */
export const timeOf = (iso) => companyHours.format(new Date(iso));

export function showClock(clock) {
  const at = wall(clock.wall);
  clockTime.dateTime = clock.wall;
  clockTime.textContent = `${longDay.format(at)} ${hoursAndSeconds.format(at)}`;
  const about = edgeInWords(clock) + (clock.holiday ? ` · ${clock.holiday}` : "");
  if (clockOpen.textContent !== about) clockOpen.textContent = about;
  clockOpen.classList.toggle("ok", clock.open);
  clockOpen.hidden = false;
  if (document.activeElement !== clockAt && !clockAt.dataset.touched) clockAt.value = clock.wall.slice(0, 16);
}

function edgeInWords(clock) {
  if (!clock.edge) return word("closed");
  const edge = wall(clock.edge);
  const sameDay = clock.edge.slice(0, 10) === clock.wall.slice(0, 10);
  const when = sameDay ? hours.format(edge) : `${shortDay.format(edge)} ${hours.format(edge)}`;
  return `${word(clock.open ? "open-until" : "closed-until")} ${when}`;
}

async function turn(body) {
  const clock = await ask("POST", "/try/clock", body);
  if (clock) {
    delete clockAt.dataset.touched;
    showClock(clock);
  }
}

for (const button of document.querySelectorAll("[data-preset]")) {
  button.addEventListener("click", () => turn({ preset: button.dataset.preset }));
}
clockAt.addEventListener("input", () => { clockAt.dataset.touched = "yes"; });
document.getElementById("clock-form").addEventListener("submit", (event) => {
  event.preventDefault();
  turn({ at: clockAt.value });
});
