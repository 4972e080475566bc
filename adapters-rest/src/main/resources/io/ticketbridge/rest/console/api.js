/* What the pages ask of the server. The session is in a cookie that no script reads; this header shows that a page of ours asks. */
const BASE = "/console/api/v2";
const OURS = {"X-Requested-With": "ticketbridge-console"};
const UNKNOWN = "ticket_outcome_unknown";
const TRIES = 6;

/** A no, in the server's words. */
export class Refused extends Error {
  constructor(status, body) {
    super(body.message);
    this.status = status;
    this.code = body.code;
    this.errors = body.errors ?? [];
    this.requestId = body.request_id;
    this.retryAfter = body.retryAfter;
  }

  /** What is wrong with a field; empty where nothing is. */
  of(field) {
    return this.errors.filter((error) => error.field === field).map((error) => error.message).join(" ");
  }
}

/** Whoever shows the pages wants to know that nobody is signed in any more. */
export const signedOut = new EventTarget();

export const get = (path) => ask("GET", path);
export const put = (path, body) => ask("PUT", path, body);
export const remove = (path) => ask("DELETE", path);

/** Does once what must be done once: while the server does not know whether it was, the same is asked again. */
export async function post(path, body) {
  const headers = {"Idempotency-Key": newKey()};
  for (let tries = 1; ; tries++) {
    try {
      return await ask("POST", path, body, headers);
    } catch (refused) {
      if (refused.code !== UNKNOWN || tries === TRIES) {
        throw refused;
      }
      await pause(refused.retryAfter || 5);
    }
  }
}

/** An answer that goes on and on, to be read as it comes. */
export const stream = (path, headers, signal) => fetch(BASE + path, {headers: {...OURS, ...headers}, signal});

/** The key itself is sent once, and kept nowhere. */
export async function signIn(key) {
  return answered(await reached(fetch("/api/v2/session", {method: "POST", headers: {"X-API-Key": key}})), false);
}

/** Sends a file, and tells how much of it is there, from 0 to 1. */
export function upload(path, file, tell, signal) {
  const form = new FormData();
  form.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", BASE + path);
    Object.entries({...OURS, "Idempotency-Key": newKey()}).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.addEventListener("progress", (event) => tell(event.loaded / event.total));
    request.addEventListener("error", () => reject(away()));
    request.addEventListener("abort", () => reject(new Refused(0, {message: "Cancelled", code: "cancelled"})));
    request.addEventListener("load", () =>
      settled(request.status, request.responseText, request.getResponseHeader("Retry-After")).then(resolve, reject));
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

async function ask(method, path, body, more = {}) {
  const headers = {...OURS, ...more};
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  return answered(await reached(fetch(BASE + path, {method, headers, body: body && JSON.stringify(body)})), true);
}

async function reached(answer) {
  try {
    return await answer;
  } catch {
    throw away();
  }
}

async function answered(answer, inSession) {
  return settled(answer.status, await answer.text(), answer.headers.get("Retry-After"), inSession);
}

async function settled(status, text, retryAfter, inSession = true) {
  const body = read(text);
  if (status < 400 && body) {
    return body.data;
  }
  if (status === 401 && inSession) {
    signedOut.dispatchEvent(new Event("signed-out"));
  }
  throw new Refused(status, {...(body ?? {message: "The server gave an answer that is none. Try again.", code: "odd"}),
    retryAfter: Number(retryAfter)});
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const away = () => new Refused(0, {message: "The server cannot be reached. Check your connection, then try again.", code: "away"});

const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
