import {html, nothing} from "/console/lit-html.js";
import {get, post, remove} from "/console/api.js";
import {confirm, secret} from "/console/dialog.js";
import {icon} from "/console/icons.js";
import {ago, button, explained, failure, field, loading, notice, submit, values} from "/console/parts.js";

const FIELDS = ["name", "team_id", "days"];

/** The keys under which you ask: for a scanner, a CI job, an SDK. */
export function keys({me, redraw}) {
  let found = null;
  let error = null;
  let busy = false;
  let refused = null;

  async function load() {
    try {
      [found, error] = [(await get("/keys")).keys, null];
    } catch (no) {
      error = no;
    }
    redraw();
  }

  async function add(event) {
    event.preventDefault();
    const form = event.target;
    const wanted = values(form);
    [busy, refused] = [true, null];
    redraw();
    try {
      const made = await post("/keys", {
        name: wanted.name,
        team_id: wanted.team_id && Number(wanted.team_id),
        days: wanted.days && Number(wanted.days),
      });
      form.reset();
      await secret("Your new key", "It is shown this once. Keep it where secrets are kept, and send it as X-API-Key.", made.api_key);
      await load();
    } catch (no) {
      refused = no;
    }
    busy = false;
    redraw();
  }

  async function revoke(key) {
    const text = html`<p>Whatever uses <b>${key.name}</b> (…${key.hint}) is refused from then on.
      ${key.id === me.key.id ? "You are signed in with it, and will be signed out." : ""}</p>`;
    if (await confirm("Revoke this key?", text, "Revoke")) {
      try {
        await remove(`/keys/${key.id}`);
        notice(`${key.name} is revoked`);
        await load();
      } catch (no) {
        notice(no.message, "failed");
      }
    }
  }

  const state = (key) => {
    if (key.revoked_at) {
      return html`<span class="status unsaid">Revoked</span> ${ago(key.revoked_at)}`;
    }
    const isOver = key.expires_at && new Date(key.expires_at.replace(" ", "T") + "Z") < new Date();
    return html`<span class="status ${isOver ? "unsaid" : "done"}">${isOver ? "Ended" : "Live"}</span>
      ${key.expires_at ? html`${isOver ? "" : "ends"} ${ago(key.expires_at)}` : nothing}`;
  };

  const row = (key) => html`
    <tr><td class="summary">${key.name} <code>…${key.hint}</code>${key.id === me.key.id ? html` <span class="faint">(this session’s)</span>` : nothing}</td>
      <td class="wide">${me.teams.find((team) => team.id === key.team_id)?.name ?? "–"}</td>
      <td>${state(key)}</td>
      <td class="wide">${ago(key.created_at)}</td>
      <td>${key.last_used_at ? ago(key.last_used_at) : html`<span class="faint">Never</span>`}</td>
      <td class="act">${key.revoked_at ? nothing : button("remove", `Revoke ${key.name}`, () => revoke(key), {bare: true, style: "plain"})}</td></tr>`;

  const table = () => html`
    <table><caption class="unseen">Your API keys</caption>
      <thead><tr><th>Name</th><th class="wide">Team</th><th>State</th><th class="wide">Made</th><th>Last used</th><th><span class="unseen">Actions</span></th></tr></thead>
      <tbody>${found.map(row)}</tbody></table>`;

  const form = () => html`
    <form class="card inline" novalidate @submit=${add}>
      <h2>${icon("add")}New key</h2>
      ${explained(refused, FIELDS)}
      <div class="row">
        ${field("name", "Name", html`<input id="name" name="name" autocomplete="off" maxlength="100" aria-describedby="name-hint name-error">`,
          {error: refused?.of("name"), hint: "What it is for, such as nightly-scan"})}
        ${me.teams.length ? field("team_id", "Team", html`<select id="team_id" name="team_id" aria-describedby="team_id-hint">
          <option value="">None</option>${me.teams.map((team) => html`<option value=${team.id}>${team.name}</option>`)}</select>`,
          {error: refused?.of("team_id"), hint: "Through whose Jira it opens tickets"}) : nothing}
        ${field("days", "Good for", html`<select id="days" name="days"><option value="">Until it is revoked</option>
          <option value="30">30 days</option><option value="90">90 days</option><option value="365">a year</option></select>`,
          {error: refused?.of("days")})}
        ${submit("Make key", busy)}
      </div>
      <p class="hint">Programs send it as <code>X-API-Key</code>. <a href="/docs" data-leaves>What they can ask</a></p>
    </form>`;

  load();
  return {view: () => html`${form()}${error ? failure(error, load) : found ? table() : loading("keys")}`};
}
