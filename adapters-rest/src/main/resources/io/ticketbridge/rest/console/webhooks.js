import {html, nothing} from "/console/lit-html.js";
import {get, post, put, remove} from "/console/api.js";
import {confirm, secret, show} from "/console/dialog.js";
import {icon} from "/console/icons.js";
import {ago, button, explained, failure, field, loading, notice, submit, values} from "/console/parts.js";

const FIELDS = ["url", "events"];
const SHOWN = 20;
const EVENTS = ["ticket.created", "ticket.status_changed", "ticket.assigned", "ticket.moved", "ticket.link_changed", "ticket.closed", "ticket.deleted",
  "comment.added", "comment.edited", "comment.deleted", "attachment.added", "integration.failing"];
const STATES = {delivered: ["done", "Told"], pending: ["indeterminate", "To be told"], dead: ["unsaid", "Given up"]};

/** Programs that are told what happens to the tickets that you see. */
export function webhooks({redraw}) {
  let found = null;
  let error = null;
  let busy = false;
  let refused = null;

  async function load() {
    try {
      [found, error] = [(await get("/webhooks")).webhooks, null];
    } catch (no) {
      error = no;
    }
    redraw();
  }

  async function add(event) {
    event.preventDefault();
    const form = event.target;
    const events = new FormData(form).getAll("events");
    [busy, refused] = [true, null];
    redraw();
    try {
      const made = await post("/webhooks", {url: values(form).url, events: events.length ? events : undefined});
      form.reset();
      await secret("The webhook’s secret", "It is shown this once. Your program needs it to tell what comes from here from what does not.", made.secret);
      await load();
    } catch (no) {
      refused = no;
    }
    busy = false;
    redraw();
  }

  async function act(work, done) {
    try {
      notice(await work() ?? done);
      await load();
    } catch (no) {
      notice(no.message, "failed");
    }
  }

  async function test(hook) {
    try {
      const {test: it} = await post(`/webhooks/${hook.id}/test`);
      notice(it.ok ? `It answers ${it.status_code}` : `It does not take it: ${told(it)}`, it.ok ? "passed" : "failed");
    } catch (no) {
      notice(no.message, "failed");
    }
  }

  const turn = (hook) => act(() => put(`/webhooks/${hook.id}`, {active: !hook.active}).then(() => {}),
    hook.active ? "It is told nothing until you resume it" : "It is told again");

  async function drop(hook) {
    if (await confirm("Delete this webhook?", html`<p><b>${hook.url}</b> is told nothing more.</p>`, "Delete")) {
      await act(() => remove(`/webhooks/${hook.id}`).then(() => {}), "The webhook is deleted");
    }
  }

  async function deliveries(hook) {
    try {
      const all = (await get(`/webhooks/${hook.id}/deliveries?limit=${SHOWN}`)).deliveries;
      await show("What it was told", (close) => history(hook, all, close), "wide");
    } catch (no) {
      notice(no.message, "failed");
    }
  }

  const replay = (hook, delivery, close) => {
    close("");
    act(() => post(`/webhooks/${hook.id}/deliveries/${delivery.id}/replay`).then(() => {}), "It is told once more");
  };

  const told = (it) => it.status_code ? `it answered ${it.status_code}` : it.trouble ?? "not yet";

  const delivery = (hook, it, close) => html`
    <tr><td>${it.event}${it.ticket_id ? html` <span class="faint">ticket ${it.ticket_id}</span>` : nothing}</td>
      <td><span class="status ${STATES[it.state]?.[0] ?? "unsaid"}">${STATES[it.state]?.[1] ?? it.state}</span>
        ${it.state === "delivered" ? nothing : html`<span class="faint">${told(it)}</span>`}</td>
      <td>${it.tried_at ? ago(it.tried_at) : ago(it.created_at)}</td>
      <td class="act">${it.state === "dead"
        ? button("sync", `Tell ${it.event} once more`, () => replay(hook, it, close), {bare: true, style: "plain"}) : nothing}</td></tr>`;

  const history = (hook, all, close) => html`
    <header><h2>What ${hook.url} was told</h2>${button("close", "Close", () => close(""), {bare: true})}</header>
    ${all.length ? html`<table><caption class="unseen">The last deliveries</caption>
      <thead><tr><th>Event</th><th>State</th><th>When</th><th><span class="unseen">Actions</span></th></tr></thead>
      <tbody>${all.map((each) => delivery(hook, each, close))}</tbody></table>` : html`<p>Nothing yet.</p>`}`;

  const row = (hook) => html`
    <tr><td class="summary">${hook.url}</td>
      <td class="wide">${hook.events.length === 0 || hook.events.length === EVENTS.length ? "All" : hook.events.join(", ")}</td>
      <td><span class="status ${hook.active ? "done" : "unsaid"}">${hook.active ? "Live" : "Paused"}</span></td>
      <td class="wide">${ago(hook.created_at)}</td>
      <td class="act">
        ${button("passed", `Test ${hook.url}`, () => test(hook), {bare: true, style: "plain"})}
        ${button("tickets", `What ${hook.url} was told`, () => deliveries(hook), {bare: true, style: "plain"})}
        ${button(hook.active ? "close" : "sync", `${hook.active ? "Pause" : "Resume"} ${hook.url}`, () => turn(hook), {bare: true, style: "plain"})}
        ${button("remove", `Delete ${hook.url}`, () => drop(hook), {bare: true, style: "plain"})}</td></tr>`;

  const table = () => html`
    <table><caption class="unseen">Your webhooks</caption>
      <thead><tr><th>Address</th><th class="wide">Events</th><th>State</th><th class="wide">Made</th><th><span class="unseen">Actions</span></th></tr></thead>
      <tbody>${found.map(row)}</tbody></table>`;

  const form = () => html`
    <form class="card" novalidate @submit=${add}>
      <h2>${icon("add")}New webhook</h2>
      ${explained(refused, FIELDS)}
      ${field("url", "Address", html`<input id="url" name="url" type="url" autocomplete="off" maxlength="2048" aria-describedby="url-hint url-error">`,
        {error: refused?.of("url"), hint: "Where a program of yours is told, such as https://hooks.example.com/tickets"})}
      <details><summary>Only some events</summary>
        <fieldset class="choices"><legend class="unseen">Events</legend>
          ${EVENTS.map((name) => html`<label><input type="checkbox" name="events" value=${name}> ${name}</label>`)}
        </fieldset><p class="error">${refused?.of("events") ?? ""}</p></details>
      <div class="actions">${submit("Add webhook", busy)}</div>
      <p class="hint">Each event is signed, sent at least once, and each ticket’s in their order. <a href="/docs" data-leaves>How to check the signature</a></p>
    </form>`;

  load();
  return {view: () => html`${form()}${error ? failure(error, load) : found ? found.length ? table() : nothing : loading("webhooks")}`};
}
