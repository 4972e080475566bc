import {html, nothing} from "/console/lit-html.js";
import {post} from "/console/api.js";
import {count, explained, field, link, notice, submit, values} from "/console/parts.js";

const SUMMARY = 255;
const DESCRIPTION = 32_767;
const FIELDS = ["summary", "description", "issue_type"];

/** A new ticket, which is an issue in Jira first. */
export function open({redraw, go}) {
  let busy = false;
  let refused = null;
  const error = (name) => refused?.of(name) ?? "";

  async function send(event) {
    event.preventDefault();
    [busy, refused] = [true, null];
    redraw();
    try {
      const ticket = await post("/tickets", values(event.target));
      notice(`${ticket.jira_issue_key} is open in Jira`);
      go(`/tickets/${ticket.id}`, {replace: true});
    } catch (no) {
      [busy, refused] = [false, no];
      redraw();
      document.querySelector(".wrong input, .wrong textarea")?.focus();
    }
  }

  const connect = () => refused?.code === "jira_not_configured"
    ? html`<p>${link("/settings/integrations", "Connect Jira", "button")}</p>` : nothing;

  return {
    title: "New ticket",
    view: () => html`
      <header class="head"><h1 tabindex="-1">New ticket</h1></header>
      <form class="card" novalidate @submit=${send}>
        ${explained(refused, FIELDS)}${connect()}
        ${field("summary", "Summary", html`<input id="summary" name="summary" required autocomplete="off"
          aria-invalid=${Boolean(error("summary"))} aria-describedby="summary-hint summary-error" @input=${(event) => count(event, SUMMARY)}>`,
          {error: error("summary"), hint: `One line, at most ${SUMMARY} characters`})}
        ${field("description", "Description", html`<textarea id="description" name="description" rows="10"
          aria-invalid=${Boolean(error("description"))} aria-describedby="description-hint description-error"
          @input=${(event) => count(event, DESCRIPTION)}></textarea>`,
          {error: error("description"), hint: "How it is reproduced, what it lets an attacker do. Files can be added once it is open."})}
        ${field("issue_type", "Type", html`<select id="issue_type" name="issue_type" aria-describedby="issue_type-error">
          <option>Bug</option><option>Task</option><option>Story</option></select>`, {error: error("issue_type")})}
        <div class="actions">${link("/", "Cancel", "button")}${submit(busy ? "Opening it in Jira" : "Open ticket", busy)}</div>
      </form>`,
  };
}
