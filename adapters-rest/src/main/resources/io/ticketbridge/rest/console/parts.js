import {html, nothing, render} from "/console/lit-html.js";
import {icon} from "/console/icons.js";

/* What several pages are made of. */

const UNITS = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3_600], ["minute", 60]];
const RELATIVE = new Intl.RelativeTimeFormat("en", {numeric: "auto"});
const WHOLE = new Intl.DateTimeFormat("en", {dateStyle: "medium", timeStyle: "short"});
const CATEGORIES = {new: "To do", indeterminate: "In progress", done: "Done"};
const SECONDS_SHOWN = 6;

/** The server's times are UTC, and say so nowhere. */
const moment = (text) => new Date(text.replace(" ", "T") + "Z");

/** How long ago something was, and when exactly. */
export function ago(text) {
  const at = moment(text);
  const seconds = (at - Date.now()) / 1000;
  const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  const said = unit ? RELATIVE.format(Math.round(seconds / unit[1]), unit[0]) : "just now";
  return html`<time datetime=${at.toISOString()} title=${WHOLE.format(at)}>${said}</time>`;
}

export const status = (name, category) => html`<span class="status ${category ?? "unsaid"}"
  title=${category ? `${CATEGORIES[category]}, in Jira's terms` : "Jira has not said what it means"}>${name}</span>`;

export const size = (bytes) => bytes < 1024 * 1024
  ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** A link within the console. */
export const link = (path, content, style = "") => html`<a href=${path} class=${style}>${content}</a>`;

export const button = (name, label, act, {style = "", disabled = false, bare = false} = {}) => html`
  <button type="button" class=${style} ?disabled=${disabled} @click=${act}
      title=${bare ? label : nothing} aria-label=${bare ? label : nothing}>
    ${icon(name)}${bare ? nothing : html`<span>${label}</span>`}
  </button>`;

export const submit = (label, busy) => html`
  <button type="submit" class="main" ?disabled=${busy}>${busy ? html`<span class="spinner"></span>` : nothing}${label}</button>`;

/** Where there is nothing, what to do next. */
export const empty = (name, title, text, next = nothing) => html`
  <section class="empty">${icon(name)}<h2>${title}</h2><p>${text}</p>${next}</section>`;

/** What went wrong, in the server's words, and how to go on. */
export const failure = (error, again) => html`
  <div class="banner failed" role="alert">${icon("failed")}
    <div><p>${error.message}</p>
      ${error.requestId ? html`<p class="small">Request ${error.requestId}</p>` : nothing}</div>
    ${again ? button("sync", "Try again", again) : nothing}
  </div>`;

/** What went wrong with a form, but for what is said beside its fields. */
export function explained(refused, names) {
  const others = refused?.errors.filter((error) => !names.includes(error.field)) ?? [];
  if (!refused || (refused.errors.length && !others.length)) {
    return nothing;
  }
  return html`${failure(refused)}
    ${others.length ? html`<ul>${others.map((error) => html`<li><b>${error.field}</b>: ${error.message}</li>`)}</ul>` : nothing}`;
}

export const loading = (what) => html`
  <div class="loading" role="status"><span class="unseen">Loading ${what}</span>
    <div class="bone"></div><div class="bone"></div><div class="bone"></div></div>`;

/** A field of a form, with what is wrong with it beside it. */
export const field = (name, label, control, {error = "", hint = ""} = {}) => html`
  <div class="field ${error ? "wrong" : ""}">
    <label for=${name}>${label}</label>
    ${control}
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    <p class="error" id="${name}-error">${error}</p>
  </div>`;

/** How much of a limit is taken, as it is typed. */
export function count(event, limit) {
  const hint = document.getElementById(`${event.target.id}-hint`);
  const left = limit - event.target.value.length;
  hint.textContent = left < 0 ? `${-left} characters too many` : `${left.toLocaleString("en")} characters left`;
  hint.classList.toggle("over", left < 0);
}

/** Says something for a while, to everybody. */
export function notice(text, name = "passed") {
  const place = document.getElementById("notices");
  render(html`<p class="notice ${name}">${icon(name)}${text}</p>`, place);
  clearTimeout(place.timer);
  place.timer = setTimeout(() => render(nothing, place), SECONDS_SHOWN * 1000);
}

/** The values of a form; those that are empty are left out. */
export const values = (form) =>
  Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== "").map(([name, value]) => [name, value]));
