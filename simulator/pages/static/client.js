// The client's side: the web chat as anybody sees it, under as many identities as one likes.

import { append, bubble, sends } from "./bubbles.js";
import { ask, every, reach, withBold } from "./common.js";

const EVERY_MS = 700;

const who = document.getElementById("who");
const log = document.getElementById("client-messages");
const placeholder = log.firstElementChild;

let after = 0;
let isReading = false;

// Whoever knows the chat's name is in the chat: 192 random bits, kept in this browser.
function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const keyOf = (identity) => `dezurni-chat-${identity || "stranger"}`;

function chat() {
  const key = keyOf(who.value);
  if (!localStorage.getItem(key)) localStorage.setItem(key, newToken());
  return localStorage.getItem(key);
}

const send = (text) => post("messages", { text });
const press = (token) => post("presses", { token });

async function post(path, what) {
  const done = await ask("POST", `/webchat/${path}`, { chat: chat(), event: newToken(), ...what });
  await refresh();
  return done;
}

async function refresh() {
  if (isReading) return;
  isReading = true;
  try {
    await read(chat());
  } finally {
    isReading = false;
  }
}

async function read(name) {
  const answer = await reach("GET", `/webchat/messages?chat=${name}&after=${after}`);
  if (!answer?.ok) return;
  const messages = await answer.json();
  if (name === chat()) for (const message of messages) show(message);
}

function show(message) {
  if (message.id <= after) return;
  after = message.id;
  const rows = message.rows.map((row) =>
    row.map(({ label, token }) => ({ label, press: () => press(token) })));
  const mine = message.author === "visitor";
  const text = message.file ? fileLink(message) : withBold(message.text);
  append(log, bubble({ mine, text, rows, at: message.at }));
}

/** A file is made when somebody follows its link; whoever knows the chat's name may. */
function fileLink(message) {
  const link = element("a", "", message.text);
  link.href = `/webchat/files?${new URLSearchParams({ chat: chat(), message: message.id })}`;
  link.target = "_blank";
  link.rel = "noopener";
  return link;
}

/** Shows the chosen identity's chat; a contact seen for the first time proves itself by a one-time code. */
async function become() {
  const identity = who.value;
  const isNew = localStorage.getItem(keyOf(identity)) === null;
  after = 0;
  log.replaceChildren(placeholder);
  if (identity && isNew) await prove(identity);
  await refresh();
}

async function prove(contact) {
  const link = await ask("POST", "/try/chat/link", { contact });
  if (link) await send(`/start ${link.code}`);
}

who.addEventListener("change", become);
document.getElementById("fresh").addEventListener("click", () => {
  localStorage.removeItem(keyOf(who.value));
  become();
});
for (const question of document.querySelectorAll(".quick button")) {
  question.addEventListener("click", () => send(question.textContent));
}
sends(document.getElementById("client-form"), send);
every(EVERY_MS, refresh);
