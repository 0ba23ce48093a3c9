// What the browser keeps for the chat: in the frame's own storage. Where a browser forbids frames to keep anything,
// the site around it keeps it in its own, which is allowed; and where that is forbidden too, the page's memory does.

import { askSite, tellSite } from "./outside.js";

const memory = new Map();
const isForbidden = !works();

function works() {
  try {
    localStorage.getItem("dezurni-token");
    return true;
  } catch {
    return false;
  }
}

function kept(storage, ofTab) {
  return {
    get: (key) => (isForbidden ? memory.get(key) ?? null : storage().getItem(key)),
    set(key, value) {
      if (isForbidden) {
        memory.set(key, value);
        tellSite({ name: "keep", key, value, ofTab });
        return;
      }
      try {
        if (value === null) storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        // It is full: what was written is lost with the page.
      }
    },
  };
}

/** For all tabs, and for as long as the visitor comes back. */
export const lasting = kept(() => localStorage, false);
/** For this tab, over a reload. */
export const ofThisTab = kept(() => sessionStorage, true);

/** What the site keeps for us is at hand, as it is now: another tab may have changed it. */
export async function recalled() {
  if (!isForbidden) return;
  const { values } = await askSite("ask", "kept");
  for (const [key, value] of Object.entries(values ?? {})) memory.set(key, value);
}
