// What the visitor wrote or pressed and the desk has not taken yet: kept over a reload, sent in order, each once.

import { Refused, post } from "./desk.js";
import { ofThisTab } from "./keeping.js";

const KEY = "dezurni-unsent";
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

let waiting = [];
let sending = false;

export const unsent = () => waiting;

/** What was left when the page was closed, before what was written since. */
export function recallUnsent() {
  const left = JSON.parse(ofThisTab.get(KEY) ?? "[]");
  const isLeft = ({ event }) => left.some((item) => item.event === event);
  waiting = [...left, ...waiting.filter((item) => !isLeft(item))];
}

/** A name of ours for something sent: the desk takes it once however often it comes. */
export function newName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function put(item) {
  waiting = [...waiting, item];
  store();
}

/** The desk has it. */
export function taken(event) {
  if (!waiting.some((item) => item.event === event)) return;
  waiting = waiting.filter((item) => item.event !== event);
  store();
}

export function tryAgain(event) {
  waiting = waiting.map((item) => (item.event === event ? { ...item, failed: false } : item));
  store();
}

/** Sends all that waits; `told(what, item)` hears "sent", "failed", "slow-down", "offline" or "lost". */
export async function sendAll(told) {
  if (sending) return;
  sending = true;
  try {
    for (let tries = 0; ;) {
      const item = waiting.find((one) => !one.failed && !one.sent);
      if (!item) return;
      const wait = await sent(item, told, tries);
      tries = wait ? tries + 1 : 0;
      if (wait) await pause(wait);
    }
  } finally {
    sending = false;
  }
}

/** How many milliseconds to wait before the next; 0 if it went. */
async function sent(item, told, tries) {
  const { path, event, ...what } = item;
  delete what.at;
  delete what.failed;
  try {
    await post(path, { event, ...what });
    mark(item, { sent: true });
    told("sent", item);
    return 0;
  } catch (error) {
    return afterRefusal(error, item, told, tries);
  }
}

async function afterRefusal(error, item, told, tries) {
  const status = error instanceof Refused ? error.status : 0;
  if (status === 401) {
    await told("lost", item);
    return 500;
  }
  if (status === 429) {
    told("slow-down", item);
    return 1000 * Math.max(1, Math.min(error.wait, 60));
  }
  if (status >= 400 && status < 500) {
    mark(item, { failed: true });
    told("failed", item);
    return 0;
  }
  told(status ? "broken" : "offline", item);
  return Math.min(1000 * 2 ** tries, 15_000);
}

function mark(item, what) {
  waiting = waiting.map((one) => (one.event === item.event ? { ...one, ...what } : one));
  store();
}

function store() {
  ofThisTab.set(KEY, JSON.stringify(waiting));
}
