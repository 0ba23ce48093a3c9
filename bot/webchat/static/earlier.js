// What was said before the part that is shown: it is fetched, and put above it, when somebody asks for it.

import { dayOf, element, words } from "./bubbles.js";
import { readBack } from "./desk.js";

/**
 * Puts a button on top of the log. `from` is the last number that is not shown; `draw(message)` gives the bubble of an
 * earlier message, or null if it is shown already; `failed(error)` hears that it did not work.
 */
export function offersEarlier({ log, from, draw, failed }) {
  let upTo = from;
  const button = element("button", "chip", words.earlier);
  button.type = "button";
  const top = element("p", "earlier");
  top.append(button);
  log.prepend(top);
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    try {
      const { messages } = await readBack(upTo);
      upTo = messages.length ? messages[0].number - 1 : 0;
      putAbove(log, top, messages, draw);
      if (upTo < 1) {
        top.remove();
        log.focus();
      }
    } catch (error) {
      failed(error);
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
}

/** The reader stays where the reader was: what was on the screen does not move. */
function putAbove(log, top, messages, draw) {
  const height = log.scrollHeight;
  const at = log.scrollTop;
  const nodes = [];
  let day = null;
  for (const message of messages) {
    const drawn = draw(message);
    if (!drawn) continue;
    if (dayOf(message.at) !== day) nodes.push(element("p", "day", dayOf(message.at)));
    day = dayOf(message.at);
    nodes.push(drawn);
  }
  const next = top.nextElementSibling;
  if (next?.className === "day" && next.textContent === day) next.remove();
  top.after(...nodes);
  log.scrollTop = at + log.scrollHeight - height;
}
