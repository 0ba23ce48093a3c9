// The site around the frame: it shows and hides the chat, is told how much is unread, and keeps what we may not.

const ANSWERS_WITHIN_MS = 3000;

const asked = new URLSearchParams(location.search);
const isFramed = window.parent !== window;

/** Where the chat is shown, as an origin; empty where it is a page of its own. */
export const site = isFramed ? originOf(asked.get("site") ?? "") : "";

export function tellSite(what) {
  if (site) window.parent.postMessage({ dezurni: what.name, ...what }, site);
}

/** Hears "shown", "hidden" and "code" from the site that said where it is. */
export function onSite(act, signal) {
  addEventListener("message", (event) => {
    if (event.source !== window.parent || event.origin !== site || !event.data?.dezurni) return;
    act(event.data);
  }, { signal });
}

/** Asks for something and waits for the answer of that name; empty where none comes. */
export function askSite(name, answer) {
  if (!site) return Promise.resolve({});
  const heard = new AbortController();
  return new Promise((done) => {
    onSite((told) => { if (told.dezurni === answer) done(told); }, heard.signal);
    setTimeout(() => done({}), ANSWERS_WITHIN_MS);
    tellSite({ name });
  }).finally(() => heard.abort());
}

function originOf(address) {
  try {
    return new URL(address).origin;
  } catch {
    return "";
  }
}
