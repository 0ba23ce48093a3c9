// The telephones of the demo. The server keeps their state; this page draws it and passes on what is done.

import { hush, readAloud } from "./aloud.js";
import { ask, element, every, reach, say, showClock, stopwatch, word } from "./common.js";

const EVERY_MS = 400;
const BREATH_MS = 1000;

const callerCard = document.getElementById("caller");
const otherNumber = document.getElementById("other-number");
const part = (card, role) => card.querySelector(`[data-role="${role}"]`);
const act = (card, name) => card.querySelector(`[data-act="${name}"]`);

/** What this page remembers of each telephone: lines drawn, its call, since when it talks or is recorded. */
const memory = new Map();
const remembered = (card) => {
  if (!memory.has(card)) memory.set(card, { n: 0, call: null, status: "idle", talksSince: 0, recordedSince: 0 });
  return memory.get(card);
};

// Who calls

const chosen = () => document.querySelector('input[name="from"]:checked').value;
let onCallFrom = null;

function callerNumber() {
  if (onCallFrom) return onCallFrom;
  const from = chosen();
  if (from === "hidden") return null;
  return from === "other" ? otherNumber.value : from;
}

function showOther() {
  document.getElementById("other").hidden = chosen() !== "other";
}

const looksLikeNumber = (text) => /^\+?[\d\s/()-]{6,}$/.test(text.trim());

async function call() {
  if (chosen() === "other" && !looksLikeNumber(otherNumber.value)) {
    say(word("bad-number"));
    return;
  }
  const answer = await reach("POST", "/try/phone/call", { number: callerNumber() });
  if (answer === null) return;
  if (!answer.ok) {
    say(word(answer.status === 422 ? "bad-number" : `refused-${answer.status}`));
    return;
  }
  onCallFrom = (await answer.json()).number;
  await refresh();
}

// Drawing

function statusInWords(phone) {
  if (phone.status === "in-progress" && phone.habit === "voicemail") return word("mailbox-talks");
  return word(phone.status);
}

function draw(card, phone, isCaller) {
  const known = remembered(card);
  card.dataset.number = phone.number;
  card.dataset.status = phone.talks_with.length ? "talking" : phone.status;
  setText(part(card, "status"), statusInWords(phone));
  drawTalk(card, phone, known);
  drawLines(card, phone, known);
  drawActs(card, phone, isCaller);
  if (isCaller) drawRecording(card, phone, known);
  if (known.status !== "idle" && phone.status === "idle") callOver(card, isCaller);
  known.status = phone.status;
}

const setText = (node, text) => { if (node.textContent !== text) node.textContent = text; };

function drawTalk(card, phone, known) {
  const talks = phone.talks_with.length > 0;
  known.talksSince = talks ? known.talksSince || Date.now() : 0;
  const names = phone.talks_with.map((name) => (name.startsWith("+") ? word("stranger") : name)).join(", ");
  const text = talks ? `${word("talks-with")} ${names} · ${stopwatch(Date.now() - known.talksSince)}` : "";
  setText(part(card, "talk"), text);
}

function drawLines(card, phone, known) {
  const last = phone.lines.at(-1);
  const isNewCall = phone.call_sid && phone.call_sid !== known.call;
  if (isNewCall) {
    known.call = phone.call_sid;
    known.n = 0;
    clear(card);
  }
  if (!last || (known.call && last.call_sid !== known.call)) return;
  for (const line of phone.lines.filter((each) => each.n > known.n)) {
    known.n = line.n;
    write(card, line);
    if (line.kind === "speech" && phone.status !== "idle") readAloud(line.text, line.language, line.sound);
  }
}

function write(card, line) {
  if (line.kind === "speech") {
    note(card, word("line"), line.text, line.language.slice(0, 2));
    return;
  }
  const last = part(card, "log").lastElementChild;
  const goesOn = last?.classList.contains("sound");
  if (!goesOn) note(card, "♪", word(/hold/.test(line.text) ? "music" : "sound"));
}

function note(card, who, text, language) {
  const log = part(card, "log");
  log.querySelector(".placeholder")?.remove();
  const line = element("p", who === "♪" ? "heard-line sound" : "heard-line");
  const spoken = element("span", "", text);
  if (language === "en") spoken.lang = "en";
  line.append(element("span", "speaker", who), spoken);
  log.append(line);
  log.scrollTop = log.scrollHeight;
}

function clear(card) {
  part(card, "log").replaceChildren();
}

function callOver(card, isCaller) {
  note(card, "–", word("over"));
  if (isCaller) {
    onCallFrom = null;
    hush();
  }
}

function drawActs(card, phone, isCaller) {
  const focused = card.contains(document.activeElement) ? document.activeElement : null;
  showActs(card, phone, isCaller);
  if (focused && (focused.hidden || focused.disabled)) refocus(card);
}

/** What had the focus is gone: a keyboard goes on with what comes next, the keys or the first button. */
function refocus(card) {
  const key = card.querySelector('[data-key="1"]:enabled');
  const isKeypadNext = key && !card.classList.contains("caller");
  (isKeypadNext ? key : card.querySelector(".acts button:not([hidden])"))?.focus();
}

function showActs(card, phone, isCaller) {
  const isIdle = phone.status === "idle";
  const rings = phone.status === "ringing";
  act(card, "hang-up").hidden = isIdle || rings;
  for (const key of card.querySelectorAll("[data-key]")) key.disabled = !["in-progress", "queued"].includes(phone.status);
  act(card, "call").hidden = !isIdle;
  if (isCaller) {
    part(card, "words").hidden = !phone.gathers?.includes("speech");
    part(card, "from").disabled = !isIdle;
  } else {
    act(card, "answer").hidden = act(card, "decline").hidden = !rings;
    act(card, "mailbox").setAttribute("aria-pressed", String(phone.habit === "voicemail"));
  }
}

function drawRecording(card, phone, known) {
  known.recordedSince = phone.is_recorded ? known.recordedSince || Date.now() : 0;
  part(card, "recording").hidden = !phone.is_recorded;
  if (phone.is_recorded) setText(part(card, "recorded"), stopwatch(Date.now() - known.recordedSince));
}

// Doing

function press(card, key) {
  if (card.querySelector(`[data-key="${CSS.escape(key)}"]`)?.disabled !== false) return;
  note(card, word("pressed"), key);
  doIt("press", { number: card.dataset.number, keys: key });
}

async function speak(words) {
  const text = words.value.trim();
  if (!text) return;
  words.value = "";
  note(callerCard, word("said"), text);
  await doIt("say", { number: callerCard.dataset.number, text });
}

async function doIt(path, body) {
  await ask("POST", `/try/phone/${path}`, body);
  await refresh();
}

function pressedAct(card, button) {
  const name = button.dataset.act;
  if (name === "call" && card === callerCard) return call();
  const body = { number: card.dataset.number };
  if (name === "mailbox") body.on = button.getAttribute("aria-pressed") !== "true";
  return doIt(name, body);
}

for (const card of document.querySelectorAll(".phone")) {
  card.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.dataset.key) press(card, button.dataset.key);
    else if (button?.dataset.act) pressedAct(card, button);
  });
  card.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches("input:not([type=radio])") || event.ctrlKey || event.metaKey || event.altKey;
    if (!isTyping && /^[0-9*#]$/.test(event.key)) press(card, event.key);
  });
}
part(callerCard, "words").addEventListener("submit", (event) => {
  event.preventDefault();
  speak(document.getElementById("spoken-words"));
});
for (const radio of document.querySelectorAll('input[name="from"]')) radio.addEventListener("change", showOther);

// Living

async function refresh() {
  const number = callerNumber();
  const query = number && looksLikeNumber(number) ? `?caller=${encodeURIComponent(number)}` : "";
  let answer = await reach("GET", `/try/phone/state${query}`);
  if (answer?.status === 422) answer = await reach("GET", "/try/phone/state");
  if (!answer?.ok) return;
  const state = await answer.json();
  showClock(state.clock);
  drawCaller(state.caller);
  for (const phone of state.operators) {
    const card = document.querySelector(`.operators [data-number="${CSS.escape(phone.number)}"]`);
    if (card) draw(card, phone, false);
  }
}

function drawCaller(phone) {
  const known = remembered(callerCard);
  if (callerCard.dataset.number && callerCard.dataset.number !== phone.number) {
    memory.set(callerCard, { ...known, n: 0, call: null, status: "idle", talksSince: 0, recordedSince: 0 });
    clear(callerCard);
  }
  if (phone.status !== "idle") onCallFrom = phone.number;
  draw(callerCard, phone, true);
}

async function breathe() {
  if (remembered(callerCard).recordedSince) {
    await reach("POST", "/try/phone/speak", { number: callerCard.dataset.number });
  }
}

showOther();
every(EVERY_MS, refresh);
every(BREATH_MS, breathe);
