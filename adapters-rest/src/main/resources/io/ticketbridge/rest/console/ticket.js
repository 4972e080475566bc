import {html, nothing} from "/console/lit-html.js";
import {get, post, put, remove} from "/console/api.js";
import {confirm} from "/console/dialog.js";
import {follow} from "/console/events.js";
import {files} from "/console/files.js";
import {icon} from "/console/icons.js";
import {issue} from "/console/list.js";
import {ago, button, count, empty, failure, field, link, loading, notice, status, submit} from "/console/parts.js";

const LONGEST = 32_767;
/** The links to files are good for five minutes. */
const LOOK_MILLIS = 2 * 60_000;

/** The issue changes in Jira: what is known of it here is looked at more often than Jira is asked. */
const GLANCE_MILLIS = 10_000;

const LINKS = {
  linked: (when) => html`Jira shows the issue again ${when}`,
  moved: (when) => html`The issue is in another project ${when}`,
  deleted: (when) => html`The issue was deleted in Jira ${when}`,
  inaccessible: (when) => html`Jira does not show the issue any more ${when}`,
};

/** For what Jira was asked when that was seen. */
const HOW = {read: "seen by a reader", sync: "seen by a sync", webhook: "told by Jira", poll: "looked up"};
const how = (it) => HOW[it.source] ? html` <span class="faint">· ${HOW[it.source]}</span>` : nothing;

/** A ticket with all that happened to it. */
export function open({me, redraw, go, argument: id}) {
  const path = `/tickets/${id}`;
  let ticket = null;
  let events = [];
  let error = null;
  let busy = "";
  let edited = null;
  let refused = null;

  async function load(fresh = "prefer") {
    try {
      const seen = await get(`${path}?expand=jira&fresh=${fresh}`);
      if (fresh === "never") {
        if (seen.sync.synced_at === ticket?.sync.synced_at && seen.comments.length === ticket.comments.length) {
          return;
        }
        seen.sync.state = "fresh";
      }
      ticket = seen;
      [{events}, error] = [await get(`${path}/timeline`), null];
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

  const line = (name, text) => html`<li class="event">${icon(name)}<p class="meta">${text}</p></li>`;

  const SAID = {
    "ticket.created": (it) => line("add", html`<b>${it.by}</b> opened ${ticket.jira_issue_key} ${ago(it.at)}`),
    "ticket.status_changed": (it) => line("sync", html`Jira shows <b>${it.became}</b> instead of ${it.was} ${ago(it.at)}${how(it)}`),
    "ticket.assigned": (it) => line("people", it.became
      ? html`Jira shows it assigned to <b>${it.became}</b> ${ago(it.at)}${how(it)}` : html`Jira shows it assigned to nobody, no longer to ${it.was}, ${ago(it.at)}${how(it)}`),
    "ticket.moved": (it) => line("jira", html`Jira shows it as <b>${it.became}</b> instead of ${it.was} ${ago(it.at)}${how(it)}`),
    "ticket.link_changed": (it) => line("jira", LINKS[it.became]?.(html`${ago(it.at)}${how(it)}`) ?? nothing),
    "attachment.added": (it) => line("attach", html`<b>${it.by}</b> attached ${it.became} ${ago(it.at)}`),
    "comment.added": (it) => {
      const comment = ticket.comments.find((each) => each.id === it.id);
      return comment ? asComment(comment) : line("comment", html`<b>${it.by}</b> wrote a comment ${ago(it.at)}, which is gone`);
    },
    "comment.deleted": (it) => line("remove", html`${it.by ? html`<b>${it.by}</b> deleted a comment` : "A comment was deleted in Jira"} ${ago(it.at)}${how(it)}`),
  };

  const happened = () => events.map((event) => SAID[event.event]?.(event) ?? nothing);

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
      ${ticket.sync.link_state in LINKS && ticket.sync.link_state !== "linked"
        ? html`<div><dt>Link</dt><dd>${LINKS[ticket.sync.link_state]("")}</dd></div>` : nothing}
      <div><dt>Seen in Jira</dt><dd>${ticket.sync.synced_at ? ago(ticket.sync.synced_at) : "Not yet"}</dd></div>
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
          <ol class="timeline">${happened()}</ol>
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
      return html`<h1 tabindex="-1" class="unseen">Ticket ${id}</h1>${failure(error, () => load())}`;
    }
    return ticket ? whole() : html`<h1 tabindex="-1" class="unseen">Ticket ${id}</h1>${loading("the ticket")}`;
  }

  const idle = () => !document.hidden && !busy && !edited;
  const timer = setInterval(() => idle() && load(), LOOK_MILLIS);
  const glance = () => idle() && ticket?.sync.state === "fresh" && load("never");
  const unfollow = follow((event) => String(event.ticket_id) === id, glance);
  const glances = setInterval(glance, GLANCE_MILLIS);
  addEventListener("paste", shelf.pasted);
  load();
  return {
    title: `Ticket ${id}`,
    close() {
      clearInterval(timer);
      clearInterval(glances);
      unfollow();
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
