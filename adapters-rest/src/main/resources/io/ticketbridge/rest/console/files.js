import {html, nothing} from "/console/lit-html.js";
import {upload} from "/console/api.js";
import {picture} from "/console/dialog.js";
import {icon} from "/console/icons.js";
import {ago, button, size} from "/console/parts.js";

const MOST_BYTES = 10 * 1024 * 1024;
const TAKEN = ".png,.jpg,.jpeg,.gif,.webp,.svg,.pdf,.docx";
const SHOWN = /^image\//;
const AT_ONCE = 2;

/** The files of a ticket: those that are there, and those on their way. */
export function files({id, redraw, added}) {
  let onTheirWay = [];
  let isOver = false;

  /** Takes what was chosen, dropped or pasted; a picture of the clipboard has no name of its own. */
  function take(chosen) {
    onTheirWay.push(...[...chosen].map((file) => ({file: named(file), sent: 0, state: "waits", stop: new AbortController()})));
    next();
  }

  function next() {
    const busy = onTheirWay.filter((each) => each.state === "runs").length;
    onTheirWay.filter((each) => each.state === "waits").slice(0, Math.max(0, AT_ONCE - busy)).forEach(send);
    redraw();
  }

  async function send(each) {
    [each.state, each.error] = ["runs", null];
    try {
      if (each.file.size > MOST_BYTES) {
        throw new Error(`${size(each.file.size)} are too many: a file may have 10 MB`);
      }
      const tell = (share) => {
        each.sent = share;
        redraw();
      };
      await upload(`/tickets/${id}/attachments`, each.file, tell, each.stop.signal);
      drop(each);
      await added(each.file.name);
    } catch (error) {
      [each.state, each.error] = ["failed", error];
    }
    next();
  }

  function drop(each) {
    each.stop.abort();
    onTheirWay = onTheirWay.filter((other) => other !== each);
    redraw();
  }

  function again(each) {
    each.state = "waits";
    next();
  }

  function over(event, is) {
    if (event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
      isOver = is;
      redraw();
    }
  }

  function dropped(event) {
    over(event, false);
    take(event.dataTransfer.files);
  }

  function choose(event) {
    take(event.target.files);
    event.target.value = "";
  }

  const onItsWay = (each) => html`
    <li class="upload ${each.state}">
      <span class="filename">${each.file.name}</span>
      ${each.error ? html`<span class="error" role="alert">${each.error.message}</span>`
        : html`<progress max="1" .value=${each.sent} aria-label="How much of ${each.file.name} is sent"></progress>`}
      ${each.error ? button("sync", `Try ${each.file.name} again`, () => again(each), {bare: true}) : nothing}
      ${button("close", `${each.error ? "Dismiss" : "Cancel"} ${each.file.name}`, () => drop(each), {bare: true})}
    </li>`;

  const view = (attachments) => html`
    <section class="card files ${isOver ? "over" : ""}" aria-labelledby="files"
        @dragover=${(event) => over(event, true)} @dragleave=${(event) => over(event, false)} @drop=${dropped}>
      <header class="head"><h2 id="files">Files</h2>
        <label class="button">${icon("attach")}<span>Attach</span>
          <input class="unseen" type="file" multiple accept=${TAKEN} @change=${choose}></label></header>
      ${attachments.length ? html`<ul class="shelf">${attachments.map(item)}</ul>` : nothing}
      ${onTheirWay.length ? html`<ul class="uploads">${onTheirWay.map(onItsWay)}</ul>` : nothing}
      <p class="hint">Drop files here, or paste a screenshot. Pictures, PDF and docx, 10 MB each.</p>
    </section>`;

  /** What the clipboard holds, if that is a file; text is pasted as text. */
  function pasted(event) {
    if (event.clipboardData?.files.length) {
      event.preventDefault();
      take(event.clipboardData.files);
    }
  }

  return {view, pasted};
}

const item = (attachment) => html`
  <li>
    ${SHOWN.test(attachment.mime_type) ? html`
      <button type="button" class="thumbnail" @click=${() => picture(attachment.filename, attachment.preview_url)}>
        <img src=${attachment.preview_url} alt="Show ${attachment.filename}" loading="lazy"></button>`
      : html`<a class="thumbnail" href=${attachment.preview_url} target="_blank" rel="noopener" aria-label="Open ${attachment.filename}">${icon("file")}</a>`}
    <span class="filename" title=${attachment.filename}>${attachment.filename}</span>
    <span class="meta">${size(attachment.size)} · ${attachment.author} · ${ago(attachment.created)}</span>
  </li>`;

function named(file) {
  const isUnnamed = /^image\.\w+$/.test(file.name);
  const ending = file.type.replace("image/", "").replace("jpeg", "jpg");
  return isUnnamed ? new File([file], `screenshot-${stamp()}.${ending}`, {type: file.type}) : file;
}

const stamp = () => new Date().toISOString().slice(0, 19).replace("T", "-").replaceAll(":", "");
