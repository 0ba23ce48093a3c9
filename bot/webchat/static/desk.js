// The desk at the other end: who we are there, and every request to it.

import { lasting, recalled } from "./keeping.js";

const TOKEN = "dezurni-token";
const SEEN = "dezurni-seen";

/** A request that did not do what it should; `status` 0 is no connection, `wait` in seconds. */
export class Refused extends Error {
  constructor(status, wait) {
    super(`refused: ${status}`);
    this.status = status;
    this.wait = wait;
  }
}

export const lastSeen = () => Number(lasting.get(SEEN) ?? 0);
export const noteSeen = (number) => {
  if (number > lastSeen()) lasting.set(SEEN, String(number));
};

/** Opens the chat, or a new one; tells its name, its language and whether anybody is there. */
export async function enter(language, site) {
  await recalled();
  const told = await (await reach("POST", "session", { language, site })).json();
  if (told.token) lasting.set(TOKEN, told.token);
  if (told.is_new) lasting.set(SEEN, null);
  return told;
}

export function post(path, what) {
  return reach("POST", path, what);
}

export async function read(after) {
  return (await reach("GET", `messages?after=${after}`)).json();
}

/** The last messages up to this number, the oldest first. */
export async function readBack(number) {
  return (await reach("GET", `messages?up_to=${number}`)).json();
}

/** The open stream of events behind this number. */
export async function stream(after, signal) {
  return reach("GET", "events", undefined, { signal, headers: { "Last-Event-ID": String(after) } });
}

/** Sends a file; `came(part)` hears how much of it is there, from 0 to 1. */
export function upload(file, { event, name }, came) {
  const address = new URL("webchat/files", location.href);
  address.search = new URLSearchParams({ event, name: name.slice(-200) });
  return new Promise((done, failed) => {
    // Not fetch: it does not tell how much has gone.
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Authorization", `Bearer ${lasting.get(TOKEN)}`);
    request.upload.addEventListener("progress", ({ loaded, total }) => came(total ? loaded / total : 0));
    request.addEventListener("load", () => (request.status === 200 ? done() : failed(new Refused(request.status, 0))));
    request.addEventListener("error", () => failed(new Refused(0, 0)));
    request.send(file);
  });
}

/** Tells when another tab has got another chat, or none any more. */
export function onOtherChat(act) {
  addEventListener("storage", (event) => {
    if (event.key === SEEN && event.newValue === null) act();
  });
}

async function reach(method, path, body, { signal, headers = {} } = {}) {
  const token = lasting.get(TOKEN);
  const all = { ...headers };
  if (token) all.Authorization = `Bearer ${token}`;
  if (body) all["Content-Type"] = "application/json";
  let answer;
  try {
    // Relative to /chat, so that a desk behind a path works as well.
    const options = { method, headers: all, body: JSON.stringify(body), cache: "no-store", signal };
    answer = await fetch(new URL(`webchat/${path}`, location.href), options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused(0, 0);
  }
  if (!answer.ok) throw new Refused(answer.status, Number(answer.headers.get("Retry-After") ?? 0));
  return answer;
}
