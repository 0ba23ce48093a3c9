// Message bubbles, and a field that sends with Enter.

import { element, timeOf } from "./common.js";

/** A bubble with its text, its buttons and its time; `rows` are lists of {label, press}. */
export function bubble({ mine, text, rows, at, extra }) {
  const made = element("article", mine ? "bubble mine" : "bubble");
  const said = element("div", "bubble-text");
  said.append(text);
  made.append(said, buttons(rows));
  const foot = element("p", "bubble-foot numbers", timeOf(at));
  if (extra) foot.prepend(extra);
  made.append(foot);
  return made;
}

function buttons(rows) {
  const all = element("div", "bubble-buttons");
  for (const row of rows) {
    const line = element("div", "bubble-row");
    for (const { label, press } of row) {
      const button = element("button", "", label);
      button.type = "button";
      button.addEventListener("click", press);
      line.append(button);
    }
    all.append(line);
  }
  all.hidden = rows.length === 0;
  return all;
}

export function append(log, made, scroller = log) {
  log.querySelector(".placeholder")?.remove();
  log.append(made);
  scroller.scrollTop = scroller.scrollHeight;
}

/** Sends what is in the form's field, with Enter too; Shift+Enter begins a new line. */
export function sends(form, send) {
  const field = form.querySelector("textarea");
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    if (!(await send(text)) && !field.value) field.value = text;
    field.focus();
  });
}
