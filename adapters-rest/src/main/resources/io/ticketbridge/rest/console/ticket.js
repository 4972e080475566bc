import {html, nothing} from "/console/lit-html.js";
import {get, post, put, remove} from "/console/api.js";
import {confirm} from "/console/dialog.js";
import {files} from "/console/files.js";
import {icon} from "/console/icons.js";
import {issue} from "/console/list.js";
import {ago, button, count, empty, failure, field, link, loading, notice, status, submit} from "/console/parts.js";

const LONGEST = 32_767;
/** The links to files are good for five minutes. */
const LOOK_MILLIS = 2 * 60_000;

/** A ticket with all that happened to it. */
export function open({me, redraw, go, argument: id}) {
  const path = `/tickets/${id}`;
  let ticket = null;
  let error = null;
  let busy = "";
  let edited = null;
  let refused = null;

  async function load() {
    try {
      [ticket, error] = [await get(`${path}?expand=jira`), null];
      document.title = `${ticket.jira_issue_key} ${ticket.summary} · Ticketbridge`;
    } catch (no) {
      error = no;
    }
    redraw();
  }

  /** Does something, and shows what it led to; what went wrong is said where it was wanted. */
  async function act(what, work, done) {
    [busy, refused] = [what, null];
    redraw();
    try {
      await work();
      done && notice(done);
      return true;
    } catch (no) {
      refused = {what, no};
      return false;
    } finally {
      busy = "";
      redraw();
    }
  }

  const sync = () => act("sync", async () => {
    await post(`${path}/sync`);
    await load();
  }, "As Jira shows it now");

  async function leaveForGood() {
    const text = html`<p><b>${ticket.jira_issue_key}</b> is moved to a status that means “done” in Jira, then the ticket is removed here.</p>
      <p>The issue stays in Jira, with its comments and files. The ticket does not come back.</p>`;
    if (await confirm(`Delete ${ticket.jira_issue_key}?`, text, "Close the issue and delete")
        && await act("delete", () => remove(path), `${ticket.jira_issue_key} is closed in Jira`)) {
      go("/", {replace: true});
    }
  }

  async function say(event) {
    event.preventDefault();
    const form = event.target;
    const comment = form.elements.comment.value;
    if (await act("comment", () => post(`${path}/comments`, {comment}))) {
      form.reset();
      await load();
    }
  }

  async function change(event, comment) {
    event.preventDefault();
    const body = event.target.elements[`comment-${comment.id}`].value;
    if (await act(comment.id, () => put(`${path}/comments/${comment.id}`, {comment: body}))) {
      edited = null;
      await load();
    }
  }

  async function takeBack(comment) {
    const text = html`<blockquote>${comment.body.slice(0, 200)}</blockquote><p>It is deleted in Jira too.</p>`;
    if (await confirm("Delete this comment?", text, "Delete")
        && await act(comment.id, () => remove(`${path}/comments/${comment.id}`), "The comment is deleted")) {
      await load();
    }
  }

  function edit(comment) {
    edited = comment?.id ?? null;
    redraw();
    document.getElementById(`comment-${edited}`)?.focus();
  }

  const wrong = (what) => refused?.what === what ? refused.no : null;
  const said = (what) => wrong(what) ? failure(wrong(what)) : nothing;

  const shelf = files({id, redraw, added: async (name) => {
    notice(`${name} is attached`);
    await load();
  }});

  const words = (name, label, text, what) => field(name, label,
    html`<textarea id=${name} name=${name} rows="3" required .value=${text} aria-describedby="${name}-hint ${name}-error"
      @input=${(event) => count(event, LONGEST)} @keydown=${sendByKey}></textarea>`,
    {error: wrong(what)?.of("comment") ?? "", hint: "Ctrl + Enter sends it"});

  const mayChange = (comment) => comment.author === "You" || me.role === "admin";

  const asComment = (comment) => html`
    <li class="event comment">${icon("comment")}
      <div>
        <p class="meta"><b>${comment.author}</b> commented ${ago(comment.created)}
          ${comment.updated === comment.created ? nothing : html`, edited ${ago(comment.updated)}`}
          ${mayChange(comment) && edited !== comment.id ? html`
            ${button("edit", "Edit the comment", () => edit(comment), {bare: true, style: "plain"})}
            ${button("remove", "Delete the comment", () => takeBack(comment), {bare: true, style: "plain"})}` : nothing}</p>
        ${edited === comment.id ? html`
          <form novalidate @submit=${(event) => change(event, comment)}>
            ${words(`comment-${comment.id}`, "Your comment", comment.body, comment.id)}
            <div class="actions">${button("close", "Cancel", () => edit(null))}${submit("Save", busy === comment.id)}</div>
          </form>` : html`<div class="text">${comment.body}</div>`}
        ${wrong(comment.id)?.errors.length ? nothing : said(comment.id)}
      </div></li>`;

  const asFile = (file) => html`
    <li class="event">${icon("attach")}<p class="meta"><b>${file.author}</b> attached ${file.filename} ${ago(file.created)}</p></li>`;

  const opened = () => html`
    <li class="event">${icon("add")}<p class="meta"><b>${ticket.username}</b> opened ${ticket.jira_issue_key} ${ago(ticket.created_at)}</p></li>`;

  const now = () => html`
    <li class="event">${icon("sync")}<p class="meta">${ticket.sync.synced_at ? html`Jira showed <b>${ticket.status}</b>,
      ${ticket.assigned_to ? html`assigned to <b>${ticket.assigned_to}</b>,` : "assigned to nobody,"} ${ago(ticket.sync.synced_at)}`
      : "Jira has not been asked yet"}</p></li>`;

  /** Oldest first. Times are to the second, so what was at once stays as it came. */
  const events = () => [
    ...ticket.comments.map((comment) => [comment.created, asComment(comment)]),
    ...ticket.attachments.map((file) => [file.created, asFile(file)]),
  ].sort(([one], [other]) => one.localeCompare(other)).map(([, shown]) => shown);

  const facts = () => html`
    <dl class="card facts">
      <div><dt>Status</dt><dd>${status(ticket.status, ticket.jira.status_category)}</dd></div>
      <div><dt>Assigned to</dt><dd>${ticket.assigned_to ?? "Nobody"}</dd></div>
      <div><dt>Issue</dt><dd>${issue(ticket)}</dd></div>
      <div><dt>Type</dt><dd>${ticket.issue_type}</dd></div>
      <div><dt>Priority</dt><dd>${ticket.priority}</dd></div>
      <div><dt>Opened by</dt><dd title=${ticket.user_email}>${ticket.username}</dd></div>
      <div><dt>Opened</dt><dd>${ago(ticket.created_at)}</dd></div>
      <div><dt>Last changed</dt><dd>${ago(ticket.updated_at)}</dd></div>
    </dl>`;

  const freshness = () => ticket.sync.state === "fresh" ? nothing : html`
    <div class="banner warning" role="status">${icon("warning")}
      <div><p>This is what was last seen${ticket.sync.synced_at ? html` ${ago(ticket.sync.synced_at)}` : ", before Jira was ever asked"}.</p>
      <p class="small">${ticket.sync.reason}</p></div></div>`;

  const whole = () => html`
    <header class="head ticket">
      ${link("/", html`${icon("back")}Tickets`, "up")}
      <h1 tabindex="-1">${ticket.summary}</h1>
      <div class="actions">
        ${button("sync", "Sync now", sync, {disabled: Boolean(busy)})}
        ${ticket.user_id === me.id || me.role === "admin" ? button("remove", "Delete", leaveForGood, {disabled: Boolean(busy)}) : nothing}
      </div>
    </header>
    ${freshness()}${said("sync")}${said("delete")}
    <div class="columns">
      <div>
        <section class="card"><h2>Description</h2>
          ${ticket.description ? html`<div class="text">${ticket.description}</div>` : html`<p class="faint">There is none.</p>`}</section>
        ${shelf.view(ticket.attachments)}
        <section class="card" aria-labelledby="happened"><h2 id="happened">What happened</h2>
          <ol class="timeline">${opened()}${events()}${now()}</ol>
          <form novalidate @submit=${say}>
            ${words("comment", "Add a comment", "", "comment")}
            ${wrong("comment")?.errors.length ? nothing : said("comment")}
            <div class="actions">${submit("Comment", busy === "comment")}</div>
          </form></section>
      </div>
      ${facts()}
    </div>`;

  function view() {
    if (error?.status === 404) {
      return html`<h1 tabindex="-1" class="unseen">Not found</h1>
        ${empty("unknown", "There is no such ticket", "It may have been deleted, or be another team’s.", link("/", "To your tickets", "button"))}`;
    }
    if (error) {
      return html`<h1 tabindex="-1" class="unseen">Ticket ${id}</h1>${failure(error, load)}`;
    }
    return ticket ? whole() : html`<h1 tabindex="-1" class="unseen">Ticket ${id}</h1>${loading("the ticket")}`;
  }

  const timer = setInterval(() => document.hidden || busy || edited || load(), LOOK_MILLIS);
  addEventListener("paste", shelf.pasted);
  load();
  return {
    title: `Ticket ${id}`,
    close() {
      clearInterval(timer);
      removeEventListener("paste", shelf.pasted);
    },
    view,
  };
}

function sendByKey(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.target.form.requestSubmit();
  }
}
