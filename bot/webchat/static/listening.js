// Hears what is new: by a stream where one comes through, else by asking now and then.

import { Refused, read, stream } from "./desk.js";

const SILENCE_MS = 30_000;
const ASK_EVERY_MS = 3_000;
const ASK_HIDDEN_EVERY_MS = 20_000;
const HIDDEN_FOR_MS = 60_000;
const MOST_FAILURES = 3;
const ASK_ROUNDS = 40;

const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

let hiddenSince = document.hidden ? Date.now() : null;
let running = null;
addEventListener("visibilitychange", () => {
  hiddenSince = document.hidden ? Date.now() : null;
  if (!document.hidden) wakeUp();
}, true);
addEventListener("online", () => wakeUp());

let wakeUp = () => {};
const woken = (ms) => Promise.race([pause(ms), new Promise((done) => { wakeUp = done; })]);
const isAway = () => hiddenSince !== null && Date.now() - hiddenSince > HIDDEN_FOR_MS;

/**
 * Listens for ever. `after()` is the last number that was heard, `hear(message)` gets each new one,
 * `state(name)` hears "here", "offline" or "failed", and `lost()` that the chat is not ours any more.
 */
export async function listen({ after, hear, state, lost }) {
  let failures = 0;
  for (;;) {
    try {
      if (isAway()) {
        await ask(after, hear);
        await woken(ASK_HIDDEN_EVERY_MS);
      } else if (failures < MOST_FAILURES) {
        const began = Date.now();
        await follow(after, hear, () => { failures = 0; state("here"); });
        // What ends at once is no stream: a proxy, or a desk whose database is away.
        if (Date.now() - began < 1000) throw new Refused(0, 0);
      } else {
        for (let round = 0; round < ASK_ROUNDS && !isAway(); round += 1) {
          await ask(after, hear);
          state("here");
          await woken(ASK_EVERY_MS);
        }
        failures = 0;
      }
    } catch (error) {
      if (error instanceof Refused && error.status === 401) await lost();
      failures = error.status === 429 ? MOST_FAILURES : failures + 1;
      // One stream that breaks is nothing to speak of: the next one goes on where it was.
      if (failures > 1) state(error instanceof Refused && error.status ? "failed" : "offline");
      await woken(Math.min(500 * 2 ** failures, 15_000));
    }
  }
}

/** Closes the stream that is open; the next one is opened with the token as it is then. */
export function again() {
  running?.abort();
}

async function ask(after, hear) {
  for (;;) {
    const { messages, more } = await read(after());
    messages.forEach(hear);
    if (!more) return;
  }
}

async function follow(after, hear, alive) {
  running = new AbortController();
  const { signal } = running;
  let watchdog = 0;
  const heard = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => running.abort(), SILENCE_MS);
  };
  heard();
  try {
    const reader = (await stream(after(), signal)).body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done || isAway()) return;
      heard();
      alive();
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop();
      blocks.map(messageIn).filter(Boolean).forEach(hear);
    }
  } finally {
    clearTimeout(watchdog);
    running.abort();
  }
}

function messageIn(block) {
  const data = block.split("\n").find((line) => line.startsWith("data: "));
  return data ? JSON.parse(data.slice(6)) : null;
}
