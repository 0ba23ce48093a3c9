// Messages as they are shown. Whatever anybody wrote is text and stays text: nothing here makes HTML of it.

const language = document.body.dataset.language;
export const words = JSON.parse(document.body.dataset.words);

const locale = { "sr-Latn": "sr-Latn-RS", "sr-Cyrl": "sr-Cyrl-RS", en: "en-GB" }[language];
const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const longDay = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
const LINK = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}»”]/gu;

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A bubble; `press(token)`, `again()` and `edit()` are what its buttons do, where there is such a thing to do. */
export function bubble(message, { press, again, edit }) {
  const mine = message.author === "visitor";
  const made = element("article", `bubble${mine ? " mine" : ""}${message.state ? ` ${message.state}` : ""}`);
  made.append(element("span", "visually-hidden", `${words[mine ? "you-say" : "desk-says"]}: `));
  const said = element("div", "said");
  if (message.file) said.append(...attached(message));
  else said.append(formatted(message.text));
  if (message.progress !== undefined && message.state === "waits") said.append(bar(message));
  made.append(said);
  if (message.rows?.length) made.append(buttons(message, press));
  made.append(foot(message, again, edit));
  return made;
}

/** "Danas", "Juče", or the day in full. */
export function dayOf(iso) {
  const at = new Date(iso);
  const days = Math.round((startOf(new Date()) - startOf(at)) / 86_400_000);
  if (days === 0) return words.today;
  return days === 1 ? words.yesterday : longDay.format(at);
}

const startOf = (at) => new Date(at.getFullYear(), at.getMonth(), at.getDate());

function foot(message, again, edit) {
  const made = element("p", "foot");
  if (edit) made.append(small(words.edit, edit));
  if (message.edited) made.append(element("span", "", words.edited));
  if (message.state === "failed") {
    made.append(element("span", "", message.why ?? words["not-sent"]));
    if (again) made.append(small(words["send-again"], again));
  } else if (message.state === "waits") {
    made.append(element("span", "", words.sending));
  } else {
    const time = element("time", "", clock.format(new Date(message.at)));
    time.dateTime = message.at;
    made.append(time);
  }
  return made;
}

function small(label, act) {
  const button = element("button", "", label);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

function bar(message) {
  const made = element("progress");
  made.value = message.progress;
  made.setAttribute("aria-label", `${words.sending} ${message.text}`);
  return made;
}

function buttons(message, press) {
  const all = element("div", "buttons");
  for (const row of message.rows) {
    const line = element("div", "row");
    for (const { label, token } of row) {
      const button = element("button", "", label);
      button.type = "button";
      if (token === message.pressed) button.dataset.pressed = "";
      button.addEventListener("click", () => press(token));
      line.append(button);
    }
    all.append(line);
  }
  return all;
}

/** The text with **bold** and links, as nodes. */
function formatted(text) {
  const pieces = document.createDocumentFragment();
  text.split(/\*\*(?=\S)([^\n]+?)(?<=\S)\*\*/u).forEach((piece, position) => {
    if (position % 2) {
      const strong = element("strong");
      strong.append(linked(piece));
      pieces.append(strong);
    } else {
      pieces.append(linked(piece));
    }
  });
  return pieces;
}

function linked(text) {
  const pieces = document.createDocumentFragment();
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    if (!URL.canParse(found[0])) continue;
    pieces.append(text.slice(from, found.index), outside(found[0], found[0]));
    from = found.index + found[0].length;
  }
  pieces.append(text.slice(from));
  return pieces;
}

/** A picture and its name, or the name alone; both open the file. */
function attached(message) {
  const address = new URL(message.file.slice(1), location.href).href;
  const link = outside(address, message.text);
  if (!message.picture) return [link];
  const picture = element("img");
  picture.src = address;
  // The link beside it says what it is.
  picture.alt = "";
  picture.addEventListener("error", () => picture.remove());
  return [picture, link];
}

function outside(address, text) {
  const link = element("a", "", text);
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.append(element("span", "visually-hidden", ` (${words["new-tab"]})`));
  return link;
}
