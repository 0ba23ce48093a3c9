// The operators' side: a pretend Telegram with a tab for each operator.

import { append, bubble, sends } from "./bubbles.js";
import { ask, element, every, reach, say, showClock, word } from "./common.js";

const EVERY_MS = 700;
const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "code" };

const tabs = [...document.querySelectorAll('[role="tab"]')];
const panel = document.getElementById("operator-panel");
const replyBox = document.getElementById("reply-to");
const logOf = (code) => panel.querySelector(`[data-chat="${CSS.escape(code)}"]`);

let since = 0;
let replyTo = null;
let isReading = false;
let isFirst = true;
const drawn = new Map();
const unread = new Map();

const chosen = () => tabs.find((tab) => tab.getAttribute("aria-selected") === "true").dataset.operator;

// Reading

async function refresh() {
  if (isReading) return;
  isReading = true;
  try {
    await read();
  } finally {
    isReading = false;
  }
}

async function read() {
  const answer = await reach("GET", `/try/telegram/state?since=${since}`);
  if (!answer?.ok) return;
  const state = await answer.json();
  since = state.number;
  showClock(state.clock);
  for (const [code, chat] of Object.entries(state.chats)) showChat(code, chat);
  isFirst = false;
}

function showChat(code, chat) {
  for (const message of chat.messages) showMessage(code, message);
  if (!isFirst && code === chosen()) for (const toast of chat.toasts) say(toast.text);
}

function showMessage(code, message) {
  const key = `${code} ${message.message_id}`;
  const before = drawn.get(key);
  if (message.is_deleted) {
    before?.remove();
    return;
  }
  const made = bubbleOf(code, message);
  drawn.set(key, made);
  if (before) before.replaceWith(made);
  else append(logOf(code), made, code === chosen() ? panel : undefined);
  if (message.from === "bot") noteUnread(code);
}

function bubbleOf(code, message) {
  const rows = message.buttons.map((row) => row.map((button) => ({
    label: button.label,
    press: () => press(code, message.message_id, button),
  })));
  const text = formatted(message.text, message.entities);
  const made = bubble({ mine: message.from === "me", text, rows, at: message.at, extra: extras(message) });
  if (message.reply_to) made.prepend(element("p", "bubble-quote", textOf(code, message.reply_to)));
  return made;
}

function extras(message) {
  const made = document.createDocumentFragment();
  if (message.edited_at) made.append(`${word("edited")} · `);
  if (message.from !== "bot") return made;
  const button = element("button", "link", word("reply"));
  button.type = "button";
  button.addEventListener("click", () => startReply(message));
  made.append(button, " · ");
  return made;
}

const textOf = (code, id) =>
  drawn.get(`${code} ${id}`)?.querySelector(".bubble-text")?.textContent.slice(0, 80) ?? "";

/** The text with Telegram's entities, whose offsets count as JavaScript's strings do. */
function formatted(text, entities) {
  const pieces = document.createDocumentFragment();
  let end = 0;
  for (const entity of entities.filter((each) => TAGS[each.type])) {
    if (entity.offset < end) continue;
    pieces.append(text.slice(end, entity.offset));
    end = entity.offset + entity.length;
    pieces.append(element(TAGS[entity.type], "", text.slice(entity.offset, end)));
  }
  pieces.append(text.slice(end));
  return pieces;
}

function noteUnread(code) {
  unread.set(code, code === chosen() ? 0 : (unread.get(code) ?? 0) + 1);
  showBadge(code);
}

function showBadge(code) {
  const badge = tabs.find((tab) => tab.dataset.operator === code)?.querySelector(".badge");
  if (!badge) return;
  const count = unread.get(code) ?? 0;
  badge.hidden = count === 0;
  badge.replaceChildren(String(count), element("span", "visually-hidden", ` ${word("unread")}`));
}

// Writing

async function write(text) {
  const body = { operator: chosen(), text, reply_to: replyTo };
  const done = await ask("POST", "/try/telegram/write", body);
  if (done) stopReply();
  await refresh();
  return done;
}

async function press(operator, messageId, button) {
  if (button.url) {
    window.open(button.url, "_blank", "noopener");
    return;
  }
  await ask("POST", "/try/telegram/press", { operator, message_id: messageId, data: button.data });
  await refresh();
}

function startReply(message) {
  replyTo = message.message_id;
  document.getElementById("reply-text").textContent = message.text.slice(0, 90);
  replyBox.hidden = false;
  document.getElementById("operator-text").focus();
}

function stopReply() {
  replyTo = null;
  replyBox.hidden = true;
}

// Tabs, as the ARIA pattern has them: one is in the tab order, arrows go between them

function choose(tab) {
  for (const each of tabs) {
    each.setAttribute("aria-selected", String(each === tab));
    each.tabIndex = each === tab ? 0 : -1;
    logOf(each.dataset.operator).hidden = each !== tab;
  }
  panel.setAttribute("aria-labelledby", tab.id);
  unread.set(tab.dataset.operator, 0);
  showBadge(tab.dataset.operator);
  stopReply();
  panel.scrollTop = panel.scrollHeight;
}

function arrow(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const next = tabs.at((tabs.indexOf(event.currentTarget) + step) % tabs.length);
  choose(next);
  next.focus();
}

for (const tab of tabs) {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", arrow);
}
document.getElementById("no-reply").addEventListener("click", stopReply);
sends(document.getElementById("operator-form"), write);
every(EVERY_MS, refresh);
