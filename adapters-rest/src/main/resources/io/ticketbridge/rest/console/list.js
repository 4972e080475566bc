import {html, nothing} from "/console/lit-html.js";
import {get} from "/console/api.js";
import {follow} from "/console/events.js";
import {icon} from "/console/icons.js";
import {ago, button, empty, failure, link, loading, status} from "/console/parts.js";

const PER_PAGE = 20;
const TYPING_MILLIS = 300;
/** Jira is not asked for a list: what is known is looked at. */
const GLANCE_MILLIS = 15_000;
const FILTERS = ["q", "status_category", "issue_type", "status", "assigned_to", "created_after", "created_before"];
const RARE = FILTERS.slice(3);

/** Your tickets. What is looked for is in the address, so that it can be kept, sent and come back to. */
export function open({redraw, go}) {
  let found = null;
  let error = null;
  let connected = true;
  let asked = 0;
  let timer = 0;

  const query = () => new URLSearchParams(location.search);
  const at = (name) => query().get(name) ?? "";
  /** As it was when the page was opened: what is typed since is in the fields. */
  const before = Object.fromEntries(FILTERS.map((name) => [name, at(name)]));
  const isFiltered = () => FILTERS.some((name) => at(name));

  async function load() {
    const turn = ++asked;
    try {
      const tickets = await get(`/tickets?${sent()}`);
      const works = tickets.items.length > 0 || await isConnected();
      if (turn === asked) {
        [found, error, connected] = [tickets, null, works];
        redraw();
      }
    } catch (refused) {
      if (turn === asked) {
        error = refused;
        redraw();
      }
    }
  }

  /** Asked only where there is nothing to show: then that decides what to do next. */
  const isConnected = async () => (await get("/integrations")).integrations.some((each) => each.active);

  function sent() {
    const wanted = query();
    wanted.set("per_page", PER_PAGE);
    wanted.set("expand", "jira");
    return wanted;
  }

  /** Looks for something else, from the first page on. */
  function change(name, value) {
    const wanted = query();
    wanted.delete("page");
    value ? wanted.set(name, value) : wanted.delete(name);
    history.replaceState(null, "", wanted.size ? `/?${wanted}` : "/");
    load();
  }

  function type(event) {
    clearTimeout(timer);
    const {name, value} = event.target;
    timer = setTimeout(() => change(name, value), TYPING_MILLIS);
  }

  const choose = (event) => change(event.target.name, event.target.value);

  const choice = (name, label, options) => html`
    <label class="unseen" for=${name}>${label}</label>
    <select id=${name} name=${name} @change=${choose}>
      <option value="">${label}: all</option>
      ${options.map(([value, said]) => html`<option value=${value} ?selected=${at(name) === value}>${said}</option>`)}
    </select>`;

  const typed = (name, label, kind = "text") => html`
    <div class="field"><label for=${name}>${label}</label>
      <input id=${name} name=${name} type=${kind} .value=${before[name]} @input=${type} maxlength="255"></div>`;

  const filters = () => html`
    <form class="filters" role="search" @submit=${(event) => event.preventDefault()}>
      <div class="search">${icon("search")}
        <label class="unseen" for="q">Search</label>
        <input id="q" name="q" type="search" placeholder="Search summary, description or key" .value=${before.q} @input=${type} maxlength="255">
      </div>
      ${choice("status_category", "Status", [["new", "To do"], ["indeterminate", "In progress"], ["done", "Done"]])}
      ${choice("issue_type", "Type", [["Bug", "Bug"], ["Task", "Task"], ["Story", "Story"]])}
      <details ?open=${RARE.some((name) => before[name])}>
        <summary>More filters</summary>
        <div class="more">
          ${typed("status", "Status in Jira")}
          ${typed("assigned_to", "Assigned to")}
          ${typed("created_after", "Created from", "date")}
          ${typed("created_before", "Created before", "date")}
        </div>
      </details>
    </form>`;

  const row = (ticket) => html`
    <tr>
      <td class="key">${issue(ticket)}</td>
      <td class="summary">${link(`/tickets/${ticket.id}`, ticket.summary)}
        <span class="meta">${ticket.jira_issue_key} · ${ticket.issue_type} · ${ago(ticket.created_at)}</span></td>
      <td class="wide">${ticket.issue_type}</td>
      <td>${status(ticket.status, ticket.jira.status_category)}</td>
      <td class="wide">${ticket.assigned_to ?? html`<span class="faint">Nobody</span>`}</td>
      <td class="wide">${ago(ticket.created_at)}</td>
      <td class="wide">${ticket.jira.synced_at ? ago(ticket.jira.synced_at) : html`<span class="faint">Not yet</span>`}</td>
    </tr>`;

  const table = () => html`
    <table>
      <caption class="unseen">Your tickets</caption>
      <thead><tr><th class="key">Issue</th><th>Summary</th><th class="wide">Type</th><th>Status</th><th class="wide">Assigned to</th>
        <th class="wide">Created</th><th class="wide">Seen in Jira</th></tr></thead>
      <tbody>${found.items.map(row)}</tbody>
    </table>
    ${pages()}`;

  const to = (page) => {
    const wanted = query();
    wanted.set("page", page);
    return `/?${wanted}`;
  };

  function pages() {
    const {total, current_page: page, total_pages: last} = found.pagination;
    const first = (page - 1) * PER_PAGE + 1;
    return html`
      <nav class="pages" aria-label="Pages of the list">
        <span>${total === 0 ? "" : `${first}–${first + found.items.length - 1} of ${total.toLocaleString("en")}`}</span>
        ${page > 1 ? link(to(page - 1), html`${icon("back")}Newer`, "button") : nothing}
        ${page < last ? link(to(page + 1), html`Older${icon("forward")}`, "button") : nothing}
      </nav>`;
  }

  function body() {
    if (error) {
      return failure(error, load);
    }
    if (!found) {
      return loading("tickets");
    }
    return found.items.length ? table() : nothingThere();
  }

  function nothingThere() {
    if (isFiltered()) {
      return empty("search", "No ticket matches", "Look for less, or in other words.",
        button("close", "Clear the filters", () => go("/")));
    }
    if (at("page")) {
      return empty("tickets", "There is nothing on this page", "The list is shorter than that.", link("/", "To the first page", "button"));
    }
    return connected
      ? empty("tickets", "No tickets yet", "What you report becomes an issue in Jira, and is followed here.",
        link("/new", html`${icon("add")}New ticket`, "button main"))
      : empty("settings", "Connect Jira first", "Tickets become issues in a project of Jira’s. Say where it is and with which account.",
        link("/settings/integrations", "Connect Jira", "button main"));
  }

  const unfollow = follow(() => true, load);
  const glances = setInterval(() => document.hidden || load(), GLANCE_MILLIS);
  load();
  return {
    title: "Tickets",
    close() {
      clearTimeout(timer);
      clearInterval(glances);
      unfollow();
    },
    view: () => html`
      <header class="head"><h1 tabindex="-1">Tickets</h1>
        ${link("/new", html`${icon("add")}New ticket`, "button main")}</header>
      ${filters()}
      ${body()}`,
  };
}

/** The issue in Jira, where it is known where that is. */
export const issue = (ticket) => ticket.jira.url
  ? html`<a href=${ticket.jira.url} target="_blank" rel="noopener" title="Open ${ticket.jira_issue_key} in Jira">${ticket.jira_issue_key}${icon("jira")}</a>`
  : html`${ticket.jira_issue_key}`;
