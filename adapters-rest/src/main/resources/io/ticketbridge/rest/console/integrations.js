import {html, nothing} from "/console/lit-html.js";
import {get, post, put, remove} from "/console/api.js";
import {confirm} from "/console/dialog.js";
import {ago, button, empty, explained, failure, field, link, loading, notice, submit, values} from "/console/parts.js";
import {icon} from "/console/icons.js";

const MENDERS = {
  integration_admin: "whoever manages this integration",
  jira_admin: "an administrator of Jira",
  operator: "whoever runs this server",
};
const FIELDS = ["name", "base_url", "credentials", "credentials.email", "credentials.api_token", "credentials.token", "config.project_key",
  "config.labels", "config.inbound_secret", "sync_inbound", "config.close_transition", "config.close_resolution"];

/** Where tickets become issues, and with which account. */
export function integrations({me, redraw}) {
  let found = null;
  let error = null;
  let form = null;
  let busy = "";
  const reports = new Map();

  async function load() {
    try {
      [found, error] = [(await get("/integrations")).integrations, null];
      await Promise.all(found.filter(mayManage).map(lookUp));
    } catch (no) {
      error = no;
    }
    redraw();
  }

  /** What was found when it was last examined, by whomever. */
  async function lookUp(each) {
    const {checkup} = (await get(`/integrations/${each.id}`)).integration;
    checkup && reports.set(each.id, checkup);
  }

  const led = () => me.teams.filter((team) => team.role === "lead" || me.role === "admin");
  const owner = (each) => each.team_id ? `Team ${me.teams.find((team) => team.id === each.team_id)?.name ?? each.team_id}` : "Yours alone";

  function edit(each) {
    form = {each, refused: null, account: each ? "kept" : "cloud"};
    redraw();
    document.getElementById("name")?.focus();
  }

  async function test(each) {
    busy = each.id;
    redraw();
    const told = await post(`/integrations/${each.id}/test`).then((answer) => answer.test, (no) => ({ok: false, note: no.message, checks: []}));
    busy = "";
    await load();
    reports.set(each.id, told);
    redraw();
    document.getElementById(`report-${each.id}`)?.focus();
  }

  async function save(event) {
    event.preventDefault();
    const body = read(event.target, form.each);
    [busy, form.refused] = ["form", null];
    redraw();
    try {
      const saved = form.each ? await put(`/integrations/${form.each.id}`, body) : await post("/integrations", body);
      [form, busy] = [null, ""];
      notice(`${saved.integration.name} is saved`);
      await test(saved.integration);
    } catch (no) {
      busy = "";
      form && (form.refused = no);
      redraw();
      document.querySelector(".wrong input")?.focus();
    }
  }

  async function drop(each) {
    const text = html`<p>No ticket is opened through <b>${each.name}</b> any more. Tickets that were stay, and show what was last seen.</p>`;
    if (await confirm("Remove this integration?", text, "Remove")) {
      try {
        await remove(`/integrations/${each.id}`);
        notice(`${each.name} is removed`);
      } catch (no) {
        notice(no.message, "failed");
      }
      await load();
    }
  }

  const card = (each) => html`
    <section class="card integration" aria-label=${each.name}>
      <header class="head"><div><h2>${each.name}</h2>
          <p class="meta">${owner(each)}${each.config ? ` · ${each.base_url} · project ${each.config.project_key}` : ""}</p></div>
        ${state(each)}</header>
      ${mayManage(each) ? html`
        <div class="actions">
          ${button("passed", busy === each.id ? "Examining" : "Examine", () => test(each), {disabled: Boolean(busy)})}
          ${button("edit", "Edit", () => edit(each))}
          ${button("remove", "Remove", () => drop(each))}</div>` : html`<p class="faint">Its settings are for the team’s leads.</p>`}
      ${each.callback_url ? html`<p class="meta">Jira’s webhook calls <code>${location.origin}${each.callback_url}</code></p>` : nothing}
      ${reports.has(each.id) ? report(each, reports.get(each.id)) : nothing}
    </section>`;

  const text = (name, label, value, {hint = "", kind = "text", error: other = name} = {}) => field(name, label,
    html`<input id=${name} name=${name} type=${kind} .value=${value ?? ""} autocomplete="off" spellcheck="false"
      aria-describedby="${hint ? `${name}-hint ` : ""}${name}-error">`, {error: form.refused?.of(other) ?? "", hint});

  function choose(event) {
    form.account = event.target.value;
    redraw();
  }

  const account = (kind, label) => html`
    <label class="check"><input type="radio" name="account" value=${kind} ?checked=${form.account === kind} @change=${choose}>${label}</label>`;

  const credentials = (each) => html`
    <fieldset><legend>Account</legend>
      <div class="row">${each ? account("kept", "As it is") : nothing}${account("cloud", "Jira Cloud")}${account("center", "Jira Data Center")}</div>
      ${form.account === "cloud" ? text("email", "Email", "", {kind: "email", error: "credentials.email"}) : nothing}
      ${form.account === "cloud" ? text("api_token", "API token", "", {kind: "password", error: "credentials.api_token",
        hint: "Made at id.atlassian.com, under Security"}) : nothing}
      ${form.account === "center" ? text("token", "Personal access token", "", {kind: "password", error: "credentials.token",
        hint: "Made in Jira, in the account’s profile"}) : nothing}
      <p class="error">${form.refused?.of("credentials") ?? ""}</p>
    </fieldset>`;

  const calls = (each) => html`
    <fieldset><legend>Webhooks</legend>
      <label class="check"><input type="checkbox" name="sync_inbound" ?checked=${each?.sync_inbound ?? false}>Jira tells of changes by itself</label>
      ${text("inbound_secret", "Secret of the webhook", "", {kind: "password", error: "config.inbound_secret",
        hint: each?.has_inbound_secret ? "Empty: the one that is kept" : "The same as in Jira’s settings of the webhook; without webhooks changes take up to a minute"})}
    </fieldset>`;

  const more = (config) => html`
    <details ?open=${form.refused?.errors.some((each) => each.field.startsWith("config.")) ?? false}><summary>More settings</summary>
      ${text("labels", "Labels", config?.labels.join(" "), {error: "config.labels", hint: "On each issue, parted by blanks"})}
      ${text("close_transition", "Transition to close", config?.close_transition, {error: "config.close_transition", hint: "Where more than one leads to done"})}
      ${text("close_resolution", "Resolution", config?.close_resolution, {error: "config.close_resolution", hint: "Where the transition asks for one"})}
      ${["Bug", "Task", "Story"].map((type) => text(`type-${type}`, `${type} is called`, config?.issue_type_map[type], {hint: "In this project, where it has another name"}))}
    </details>`;

  const edited = ({each, refused}) => html`
    <form class="card" novalidate @submit=${save}>
      <h2>${each ? `Edit ${each.name}` : "Connect Jira"}</h2>
      ${explained(refused, FIELDS)}
      ${text("name", "Name", each?.name, {hint: "What you will know it by"})}
      ${each || !led().length ? nothing : field("team_id", "For", html`<select id="team_id" name="team_id">
        <option value="">Me alone</option>${led().map((team) => html`<option value=${team.id}>Team ${team.name}</option>`)}</select>`,
        {error: refused?.of("team_id") ?? "", hint: "Members of a team open tickets through it, and see each other’s"})}
      ${text("base_url", "Address of Jira", each?.base_url, {kind: "url", hint: "Such as https://example.atlassian.net"})}
      ${text("project_key", "Project key", each?.config.project_key, {error: "config.project_key", hint: "Such as SEC: what its issues’ keys begin with"})}
      ${credentials(each)}
      ${calls(each)}
      ${more(each?.config)}
      ${each ? html`<label class="check"><input type="checkbox" name="active" ?checked=${each.active}>Active</label>` : nothing}
      <div class="actions">${button("close", "Cancel", () => {
        form = null;
        redraw();
      })}${submit("Save and examine", busy === "form")}</div>
    </form>`;

  function view() {
    if (error) {
      return failure(error, load);
    }
    if (!found) {
      return loading("integrations");
    }
    if (form) {
      return edited(form);
    }
    return html`
      <header class="head"><p>Tickets become issues in a project of Jira’s. Your own integration comes before a team’s.</p>
        ${found.length ? button("add", "Connect Jira", () => edit(null), {style: "main"}) : nothing}</header>
      ${found.length ? found.map(card) : empty("jira", "No Jira is connected", "You need its address, a project key and an account’s token. Nothing is written there until you open a ticket.",
        button("add", "Connect Jira", () => edit(null), {style: "main"}))}`;
  }

  load();
  return {view};
}

const mayManage = (each) => Boolean(each.config);

/** Whether tickets can be opened through it, as far as is known. */
function state({active, health}) {
  if (!active) {
    return html`<span class="status unsaid">Not active</span>`;
  }
  return {
    failed: html`<span class="status failed">Does not work</span>`,
    warning: html`<span class="status warning">Needs attention</span>`,
    ok: html`<span class="status done">Works</span>`,
  }[health] ?? html`<span class="status unsaid">Not examined yet</span>`;
}

/** What the doctor found: what is wrong first. */
function report(each, {ok, note, checks, examined_at: at}) {
  const ranks = ["failed", "warning", "unknown", "passed"];
  const sorted = [...checks].sort((one, other) => ranks.indexOf(one.outcome) - ranks.indexOf(other.outcome));
  return html`
    <div class="report" id="report-${each.id}" tabindex="-1" aria-label="What was found">
      <p class="banner ${ok ? "passed" : "failed"}">${icon(ok ? "passed" : "failed")}
        <span>${note ?? (ok ? "Tickets can be opened" : "No ticket can be opened")}${at ? html`, examined ${ago(at)}` : ""}</span></p>
      <ul class="checks">${sorted.map((check) => html`
        <li class=${check.outcome}>${icon(check.outcome)}<div><b>${check.check.replaceAll("_", " ")}</b> <span class="unseen">${check.outcome}:</span>
          ${check.message}${check.who ? html`<p class="meta">To be mended by ${MENDERS[check.who] ?? check.who}</p>` : nothing}</div></li>`)}</ul>
      ${ok ? html`<p>${link("/new", html`${icon("add")}New ticket`, "button")}</p>` : nothing}
    </div>`;
}

function read(form, each) {
  const given = values(form);
  const config = {
    ...each?.config,
    project_key: given.project_key,
    close_transition: given.close_transition,
    close_resolution: given.close_resolution,
    labels: (given.labels ?? "").split(/\s+/).filter(Boolean),
    issue_type_map: Object.fromEntries(["Bug", "Task", "Story"].filter((type) => given[`type-${type}`]).map((type) => [type, given[`type-${type}`]])),
  };
  const body = {provider: "jira", name: given.name, base_url: given.base_url, config, team_id: given.team_id && Number(given.team_id)};
  if (given.account !== "kept") {
    body.credentials = given.account === "cloud" ? {email: given.email, api_token: given.api_token} : {token: given.token};
  }
  body.sync_inbound = given.sync_inbound === "on";
  if (given.inbound_secret) {
    body.config.inbound_secret = given.inbound_secret;
  }
  if (each) {
    body.active = given.active === "on";
  }
  return body;
}
