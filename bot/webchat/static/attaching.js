// Files: chosen, dropped or pasted; sent one after another, with how far each has come.

import { words } from "./bubbles.js";
import { upload } from "./desk.js";
import { newName } from "./unsent.js";

const MOST_BYTES = 20_000_000;
const MOST_AT_ONCE = 10;

let line = Promise.resolve();

/**
 * Lets files in by all three ways. `show(item)` draws one as it is now ({event, name, progress, state, why, again});
 * once the desk has it, it comes back as a message like others.
 */
export function takesFiles({ button, input, field, page, show, ready }) {
  // Nothing goes before the chat is open.
  line = ready;
  const take = (files) => [...files].slice(0, MOST_AT_ONCE).forEach((file) => queue(file, show));
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    take(input.files);
    input.value = "";
    field.focus();
  });
  field.addEventListener("paste", (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    take(event.clipboardData.files);
  });
  page.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    page.classList.add("drops");
  });
  page.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) page.classList.remove("drops");
  });
  page.addEventListener("drop", (event) => {
    event.preventDefault();
    page.classList.remove("drops");
    take(event.dataTransfer.files);
  });
}

function queue(file, show) {
  const item = { event: newName(), name: file.name || "slika.png", progress: 0, at: new Date().toISOString() };
  if (file.size > MOST_BYTES) {
    show({ ...item, state: "failed", why: words["file-too-large"] });
    return;
  }
  const send = () => {
    show({ ...item, state: "waits" });
    line = line.then(() => sent(file, item, show, send));
  };
  send();
}

async function sent(file, item, show, again) {
  try {
    await upload(file, item, (progress) => show({ ...item, progress, state: "waits" }));
  } catch (refused) {
    const why = { 413: words["file-too-large"], 429: words["files-too-many"] }[refused.status];
    show({ ...item, state: "failed", why, again });
  }
}
