// The chat's page: what is said is shown, what is written is sent, and both survive a reload.

import { takesFiles } from "./attaching.js";
import { bubble, dayOf, element, words } from "./bubbles.js";
import { Refused, enter, lastSeen, noteSeen, onOtherChat, post } from "./desk.js";
import { offersEarlier } from "./earlier.js";
import { lasting, ofThisTab, recalled } from "./keeping.js";
import { again, listen } from "./listening.js";
import { onSite, site, tellSite } from "./outside.js";
import { newName, put, recallUnsent, sendAll, taken, tryAgain, unsent } from "./unsent.js";

const DRAFT = "dezurni-draft";
const LANGUAGE = "dezurni-language";
const MOST_LETTERS = 4000;
const NEAR_PX = 80;
const GAP_PX = 12;
const CHANGED_FOR_MS = 48 * 3_600_000;
const STATUS_EVERY_MS = 5 * 60_000;

const byId = (id) => document.getElementById(id);
const log = byId("log");
const field = byId("text");
const hint = byId("hint");
const notice = byId("notice");
const below = byId("below");
const language = document.body.dataset.language;

const shown = new Map();
const bubbles = new Map();
let after = 0;
// The last number that was said too long ago to be shown at once.
let from = null;
let isShown = !site;
let unread = 0;
let lastDay = "";
let firstRead = true;
// The first message of what the desk said last.
let answer = null;
let scrolledTo = 0;
// The name of the message that is being changed.
let changing = null;
let isIn;
const haveEntered = new Promise((done) => { isIn = done; });

// What is said

function hear(message) {
  after = Math.max(after, message.number);
  if (message.event) {
    taken(message.event);
    remove(`waits-${message.event}`);
  }
  show(`${message.id}`, message);
  if (message.author === "desk" && message.number > lastSeen() && !message.edited && !message.pressed) count();
  if (isShown) noteSeen(after);
}

function show(key, message) {
  if (bubbles.size === 0) {
    byId("welcome")?.remove();
    tellSite({ name: "begun" });
  }
  const stays = !follows() && message.author === "desk";
  const made = drawn(message);
  const old = bubbles.get(key);
  if (old) replaced(old, made);
  else {
    if (!message.state) dayLine(message.at);
    log.append(made);
  }
  bubbles.set(key, made);
  shown.set(key, message);
  waitingLast();
  if (old) return;
  if (message.author === "visitor") answer = null;
  else answer ??= made;
  if (stays && !firstRead) below.hidden = false;
  else scroll();
}

function drawn(message) {
  return bubble(message, {
    press,
    again: message.again ?? (message.name ? undefined : () => retry(message.event)),
    edit: canChange(message) ? () => beginChange(message) : undefined,
  });
}

/** The bubble of a message of long ago; null if it is shown already. */
function older(message) {
  const key = `${message.id}`;
  if (bubbles.has(key)) return null;
  shown.set(key, message);
  bubbles.set(key, drawn(message));
  return bubbles.get(key);
}

/** To the end, but never past the beginning of what was answered: a long answer is read from its top. */
function scroll() {
  const end = log.scrollHeight - log.clientHeight;
  log.scrollTop = answer && !firstRead ? Math.min(end, answer.offsetTop - GAP_PX) : end;
  scrolledTo = log.scrollTop;
}

/** The reader is where the page put them, or at the end: nothing was scrolled back to. */
const follows = () => Math.abs(log.scrollTop - scrolledTo) < GAP_PX || isAtEnd();
const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;

/** A button that has the focus keeps it when its message is drawn anew. */
function replaced(old, made) {
  const held = [...old.querySelectorAll("button")].indexOf(document.activeElement);
  old.replaceWith(made);
  if (held >= 0) made.querySelectorAll("button")[held]?.focus();
}

function remove(key) {
  bubbles.get(key)?.remove();
  bubbles.delete(key);
  shown.delete(key);
}

/** What was not taken yet stands below all that was. */
function waitingLast() {
  for (const [key, made] of bubbles) if (key.startsWith("waits-")) log.append(made);
}

function dayLine(at) {
  const day = dayOf(at);
  if (day !== lastDay) log.append(element("p", "day", day));
  lastDay = day;
}

function count() {
  if (isShown) return;
  unread += 1;
  tellSite({ name: "unread", count: unread });
}

// What is written

function write(text) {
  const item = { path: "messages", event: newName(), text, at: new Date().toISOString() };
  put(item);
  pending(item);
}

/** What was written in the last two days; commands and codes have done what they do. */
function canChange(message) {
  const isWritten = message.author === "visitor" && message.event && !message.state && !message.file;
  return isWritten && !/^\/|^[A-Z0-9]{4}-?[A-Z0-9]{4}$/iu.test(message.text) && !isPress(message)
    && Date.now() - new Date(message.at) < CHANGED_FOR_MS;
}

const isPress = (message) => [...shown.values()].some(({ pressed, rows }) =>
  pressed && rows.flat().some(({ label, token }) => token === pressed && label === message.text));

function beginChange(message) {
  changing = message.event;
  field.value = message.text;
  changed();
  hint.textContent = words["you-edit"];
  field.focus();
}

function endChange() {
  changing = null;
  field.value = "";
  changed();
}

function attachment(item) {
  show(`waits-${item.event}`, { author: "visitor", text: item.name, ...item });
}

function press(token) {
  put({ path: "presses", event: newName(), token });
  send();
}

function retry(event) {
  tryAgain(event);
  send();
  unsent().filter((item) => item.event === event).forEach(pending);
}

function pending(item) {
  if (item.path !== "messages") return;
  const state = item.failed ? "failed" : "waits";
  show(`waits-${item.event}`, { author: "visitor", text: item.text, at: item.at, event: item.event, state });
}

function send() {
  return sendAll(async (what, item) => {
    if (what === "sent") say("");
    if (what === "failed") pending({ ...item, failed: true });
    // Only a message comes back by its name.
    if ((what === "sent" || what === "failed") && item.path !== "messages") taken(item.event);
    if (what === "slow-down") say(words["slow-down"]);
    if (what === "offline") say(words.offline);
    if (what === "broken") say(words.failed);
    if (what === "lost") await begin();
  });
}

function submit(event) {
  event.preventDefault();
  const text = field.value.trim();
  if (!text || text.length > MOST_LETTERS) return;
  const message = changing;
  endChange();
  if (message) put({ path: "edits", event: newName(), message, text });
  else write(text);
  send();
  field.focus();
}

function changed() {
  ofThisTab.set(DRAFT, field.value || null);
  const left = MOST_LETTERS - field.value.trim().length;
  hint.classList.toggle("bad", left < 0);
  if (left < 0) hint.textContent = words["too-long"].replace("{n}", MOST_LETTERS);
  else hint.textContent = left < 200 ? words["letters-left"].replace("{n}", left) : "";
  if (!CSS.supports("field-sizing", "content")) {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }
}

/** A one-time code from a link is shown and not sent: who opens a link of somebody else's must see it. */
function fill(code) {
  if (!/^[A-Za-z0-9-]{8,9}$/u.test(code)) return;
  field.value = code;
  changed();
  hint.textContent = words["code-ready"];
  field.focus();
}

// Around it

function say(text) {
  if (notice.textContent !== text) notice.textContent = text;
  notice.classList.toggle("shown", text !== "");
}

function status(told) {
  byId("status").textContent = told.status;
  byId("status").classList.toggle("here", told.open);
}

/** Shows the page in the language that the desk writes in. */
function speak(code) {
  if (code === language) return;
  lasting.set(LANGUAGE, code);
  const address = new URL(location.href);
  address.searchParams.set("language", code);
  location.replace(address);
}

async function choose(code) {
  lasting.set(LANGUAGE, code);
  try {
    await post("language", { language: code });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  speak(code);
}

/** Enters the chat; one that is not ours any more makes room for a new one. */
async function begin() {
  const told = await enter(language, site);
  if (told.is_new && after) location.reload();
  status(told);
  from ??= told.from;
  after = Math.max(after, told.from);
  if (told.language !== language) speak(told.language);
}

async function entered() {
  for (let wait = 1000; ; wait = Math.min(wait * 2, 30_000)) {
    try {
      await begin();
      say("");
      return;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.status === 429) say(words["slow-down"]);
      else say(error.status ? words.failed : words.offline);
      await new Promise((done) => { setTimeout(done, Math.max(wait, 1000 * error.wait)); });
    }
  }
}

function listening() {
  listen({
    after: () => after,
    hear,
    state: (name) => {
      if (name === "here") firstRead = false;
      say(name === "here" ? "" : words[name]);
    },
    lost: entered,
  });
}

function shownOrHidden(told) {
  if (told.dezurni === "code") fill(String(told.code ?? ""));
  if (told.dezurni !== "shown" && told.dezurni !== "hidden") return;
  isShown = told.dezurni === "shown";
  if (!isShown) return;
  unread = 0;
  noteSeen(after);
  tellSite({ name: "unread", count: 0 });
  scroll();
  field.focus();
}

takesFiles({
  button: byId("attach"),
  input: byId("files"),
  field,
  page: document.body,
  show: attachment,
  ready: haveEntered,
});
byId("form").addEventListener("submit", submit);
field.addEventListener("input", changed);
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId("form").requestSubmit();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (changing) endChange();
  else tellSite({ name: "close" });
});
for (const chip of document.querySelectorAll(".welcome .chip")) {
  chip.addEventListener("click", () => { write(chip.textContent); send(); field.focus(); });
}
below.addEventListener("click", () => { log.scrollTop = log.scrollHeight; log.focus(); });
log.addEventListener("scroll", () => {
  if (isAtEnd()) below.hidden = true;
});
byId("language").addEventListener("change", (event) => choose(event.target.value));
byId("close").hidden = !site;
byId("close").addEventListener("click", () => tellSite({ name: "close" }));
onOtherChat(() => location.reload());
onSite(shownOrHidden);
addEventListener("online", send);

start();

async function start() {
  await recalled();
  const wanted = lasting.get(LANGUAGE);
  if (wanted && ["sr-Latn", "sr-Cyrl", "en"].includes(wanted) && wanted !== language) {
    speak(wanted);
    return;
  }
  recallUnsent();
  // Whoever types faster than the page loads keeps what they typed.
  field.value ||= ofThisTab.get(DRAFT) ?? "";
  changed();
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  if (code) {
    history.replaceState(null, "", location.pathname + location.search);
    fill(code);
  }
  tellSite({ name: "ready" });
  await entered();
  log.ariaBusy = "false";
  if (from) offersEarlier({ log, from, draw: older, failed: (error) => say(error.status ? words.failed : words.offline) });
  isIn();
  unsent().forEach(pending);
  send();
  listening();
  setInterval(() => { if (!document.hidden) begin().catch(() => {}).then(again); }, STATUS_EVERY_MS);
}
