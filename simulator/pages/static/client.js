// The client's side: the web chat as anybody sees it, under as many identities as one likes.

import { append, bubble, sends } from "./bubbles.js";
import { ask, element, every, reach, withBold } from "./common.js";

const EVERY_MS = 700;

const who = document.getElementById("who");
const log = document.getElementById("client-messages");
const placeholder = log.firstElementChild;

let after = 0;
let isReading = false;

const keyOf = (identity) => `dezurni-chat-${identity || "stranger"}`;
const token = () => localStorage.getItem(keyOf(who.value));
const mine = () => ({ Authorization: `Bearer ${token()}` });

/** The chosen identity's chat, opened if there is none yet. */
async function enter() {
  const headers = token() ? mine() : {};
  const answer = await reach("POST", "/webchat/session", { language: "sr-Latn" }, headers);
  if (!answer?.ok) return;
  const told = await answer.json();
  if (told.token) localStorage.setItem(keyOf(who.value), told.token);
}

// Not randomUUID: a demo on another machine has no https.
const newName = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16)).join("");
const send = (text) => post("messages", { text });
const press = (button) => post("presses", { token: button });

async function post(path, what) {
  if (!token()) await enter();
  const done = await ask("POST", `/webchat/${path}`, { event: newName(), ...what }, mine());
  await refresh();
  return done;
}

async function refresh() {
  if (isReading) return;
  isReading = true;
  try {
    if (token()) await read(token());
  } finally {
    isReading = false;
  }
}

async function read(asked) {
  const answer = await reach("GET", `/webchat/messages?after=${after}`, undefined, mine());
  // The demo's database was made anew: the chat is gone.
  if (answer?.status === 401) localStorage.removeItem(keyOf(who.value));
  if (!answer?.ok) return;
  const { messages } = await answer.json();
  if (asked === token()) for (const message of messages) show(message);
}

function show(message) {
  if (message.number <= after) return;
  after = message.number;
  // Of one that is told again nothing changes here.
  if (message.pressed) return;
  const rows = message.rows.map((row) =>
    row.map((button) => ({ label: button.label, press: () => press(button.token) })));
  const text = message.file ? fileLink(message) : withBold(message.text);
  append(log, bubble({ mine: message.author === "visitor", text, rows, at: message.at }));
}

function fileLink(message) {
  const link = element("a", "", message.text);
  link.href = message.file;
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
  if (isNew) await enter();
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
