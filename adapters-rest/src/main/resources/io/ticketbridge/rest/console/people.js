import {html, nothing} from "/console/lit-html.js";
import {get, post, put, remove} from "/console/api.js";
import {confirm, secret} from "/console/dialog.js";
import {icon} from "/console/icons.js";
import {button, explained, failure, field, loading, notice, submit, values} from "/console/parts.js";

/** Who is here, and who is in which team: for admins. */
export function people({me, redraw}) {
  let users = null;
  let teams = null;
  let error = null;
  let refused = {};

  async function load() {
    try {
      [{users}, {teams}] = await Promise.all([get("/users"), get("/teams")]);
      error = null;
    } catch (no) {
      error = no;
    }
    redraw();
  }

  /** Does something, and shows the people as they are then. */
  async function act(work, done) {
    try {
      await work();
      notice(done);
    } catch (no) {
      notice(no.message, "failed");
    }
    await load();
  }

  async function add(event, what, path, done) {
    event.preventDefault();
    const form = event.target;
    refused = {};
    try {
      await post(path, values(form));
      form.reset();
      notice(done);
      await load();
    } catch (no) {
      refused = {[what]: no};
      redraw();
    }
  }

  async function giveKey(user) {
    try {
      const made = await post("/keys", {name: "first", user_id: user.id});
      await secret(`A key for ${user.username}`, "It is shown this once. Hand it over where secrets are kept: whoever has it acts as them.", made.api_key);
    } catch (no) {
      notice(no.message, "failed");
    }
  }

  async function removeUser(user) {
    if (await confirm(`Remove ${user.username}?`, html`<p>Their keys stop working at once. Their tickets and comments stay.
        The name is never given to anybody else.</p>`, "Remove")) {
      await act(() => remove(`/users/${user.id}`), `${user.username} is removed`);
    }
  }

  async function removeTeam(team) {
    if (await confirm(`Remove team ${team.name}?`, html`<p>Its Jira integrations and the keys that belong to it go with it.
        Its tickets stay, and show what was last seen.</p>`, "Remove")) {
      await act(() => remove(`/teams/${team.id}`), `Team ${team.name} is removed`);
    }
  }

  const join = (team, event) => {
    event.preventDefault();
    const {user, role} = values(event.target);
    return act(() => put(`/teams/${team.id}/members/${user}`, {role}), `Team ${team.name} has one more`);
  };

  const user = (each) => html`
    <tr><td class="summary">${each.username} ${each.role === "admin" ? html`<span class="status indeterminate">Admin</span>` : nothing}
        <span class="meta">${each.email}</span></td>
      <td class="wide">${each.email}</td>
      <td>${each.teams.map((team) => `${team.name}${team.role === "lead" ? " (lead)" : ""}`).join(", ") || html`<span class="faint">None</span>`}</td>
      <td class="act">${button("key", `Make a key for ${each.username}`, () => giveKey(each), {bare: true, style: "plain"})}
        ${each.id === me.id ? nothing : button("remove", `Remove ${each.username}`, () => removeUser(each), {bare: true, style: "plain"})}</td></tr>`;

  const member = (team, each) => html`
    <li><span>${each.username}</span>
      <select aria-label="${each.username}’s part in ${team.name}" @change=${(event) =>
        act(() => put(`/teams/${team.id}/members/${each.user_id}`, {role: event.target.value}), `${each.username} is a ${event.target.value} of ${team.name}`)}>
        ${["member", "lead"].map((role) => html`<option value=${role} ?selected=${role === each.role}>${role}</option>`)}</select>
      ${button("close", `Take ${each.username} out of ${team.name}`,
        () => act(() => remove(`/teams/${team.id}/members/${each.user_id}`), `${each.username} is not in ${team.name} any more`), {bare: true, style: "plain"})}</li>`;

  const others = (team) => users.filter((each) => !team.members.some((one) => one.user_id === each.id));

  const team = (each) => html`
    <section class="card team" aria-label="Team ${each.name}">
      <header class="head"><h3>${each.name}</h3>${button("remove", `Remove team ${each.name}`, () => removeTeam(each), {bare: true, style: "plain"})}</header>
      ${each.members.length ? html`<ul class="members">${each.members.map((one) => member(each, one))}</ul>` : html`<p class="faint">Nobody is in it.</p>`}
      ${others(each).length ? html`<form class="row" @submit=${(event) => join(each, event)}>
        <select name="user" aria-label="Who joins ${each.name}">${others(each).map((one) => html`<option value=${one.id}>${one.username}</option>`)}</select>
        <select name="role" aria-label="As what"><option>member</option><option>lead</option></select>
        <button type="submit">${icon("add")}Add</button></form>` : nothing}
    </section>`;

  const wrong = (what, name) => refused[what]?.of(name) ?? "";

  const forms = () => html`
    <form class="card inline" novalidate @submit=${(event) => add(event, "user", "/users", "The user is there: make them a key next")}>
      <h2>${icon("add")}New user</h2>${explained(refused.user, ["username", "email", "role"])}
      <div class="row">
        ${field("username", "Username", html`<input id="username" name="username" autocomplete="off" aria-describedby="username-error">`, {error: wrong("user", "username")})}
        ${field("email", "Email", html`<input id="email" name="email" type="email" autocomplete="off" aria-describedby="email-error">`, {error: wrong("user", "email")})}
        ${field("role", "Role", html`<select id="role" name="role"><option value="user">User</option><option value="admin">Admin</option></select>`)}
        ${submit("Add user", false)}
      </div></form>`;

  const newTeam = () => html`
    <form class="card inline" novalidate @submit=${(event) => add(event, "team", "/teams", "The team is there")}>
      <h2>${icon("add")}New team</h2>${explained(refused.team, ["name"])}
      <div class="row">${field("name", "Name", html`<input id="name" name="name" autocomplete="off" aria-describedby="name-error">`, {error: wrong("team", "name")})}
        ${submit("Add team", false)}</div></form>`;

  const all = () => html`
    ${forms()}
    <table><caption class="unseen">Users</caption><thead><tr><th>User</th><th class="wide">Email</th><th>Teams</th><th><span class="unseen">Actions</span></th></tr></thead>
      <tbody>${users.map(user)}</tbody></table>
    <h2>Teams</h2>${newTeam()}<div class="teams">${teams.map(team)}</div>`;

  load();
  return {view: () => error ? failure(error, load) : users && teams ? all() : loading("people")};
}
