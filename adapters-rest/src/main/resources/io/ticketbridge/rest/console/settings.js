import {html, nothing} from "/console/lit-html.js";
import {icon} from "/console/icons.js";
import {integrations} from "/console/integrations.js";
import {keys} from "/console/keys.js";
import {empty, link} from "/console/parts.js";
import {people} from "/console/people.js";
import {webhooks} from "/console/webhooks.js";

const PARTS = {
  integrations: {label: "Jira", icon: "jira", open: integrations},
  keys: {label: "API keys", icon: "key", open: keys},
  webhooks: {label: "Webhooks", icon: "open", open: webhooks},
  people: {label: "People", icon: "people", open: people, admins: true},
};

/** What is set up: each part is opened as a page is. */
export function open(context) {
  const {me, argument = "integrations"} = context;
  const mine = Object.entries(PARTS).filter(([, part]) => !part.admins || me.role === "admin");
  const chosen = mine.find(([name]) => name === argument)?.[1];
  const part = chosen?.open(context);

  return {
    title: chosen?.label ?? "Settings",
    close: () => part?.close?.(),
    view: () => html`
      <header class="head"><h1 tabindex="-1">Settings</h1></header>
      <nav class="tabs" aria-label="Settings">
        ${mine.map(([name, {label, icon: drawn}]) => html`
          <a href="/settings/${name}" aria-current=${name === argument ? "page" : nothing}>${icon(drawn)}${label}</a>`)}
      </nav>
      ${part ? part.view() : empty("unknown", "There is no such setting", "It may be for admins.", link("/settings", "To the settings", "button"))}`,
  };
}
