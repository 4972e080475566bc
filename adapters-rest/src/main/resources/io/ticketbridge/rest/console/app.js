import {html, nothing, render} from "/console/lit-html.js";
import {get, remove, signedOut} from "/console/api.js";
import {icon} from "/console/icons.js";
import {button, empty, failure, link, loading} from "/console/parts.js";
import {open as create} from "/console/new.js";
import {open as list} from "/console/list.js";
import {open as settings} from "/console/settings.js";
import {open as signIn} from "/console/sign-in.js";
import {open as ticket} from "/console/ticket.js";

/* Shows what the address says. A page is opened with what it needs, has a title and a view, and may want to know that it is left. */
const SIGN_IN = "/sign-in";
const PAGES = [
  [/^\/$/, list],
  [/^\/new$/, create],
  [/^\/tickets\/([0-9]+)$/, ticket],
  [/^\/settings(?:\/([a-z]+))?$/, settings],
];

const root = document.getElementById("console");
let me = null;
let page = {title: "", view: () => nothing};

const redraw = () => render(me && page.view ? frame() : page.view(), root);

const frame = () => html`
  <a class="skip" href="#main">Skip to the page</a>
  <header class="bar">
    ${link("/", html`<img src="/console/icon.svg" alt="" width="28" height="28"><span>Ticketbridge</span>`, "name")}
    <nav aria-label="Pages">
      ${place("/", "tickets", "Tickets", (path) => path === "/" || path.startsWith("/tickets/"))}
      ${place("/settings", "settings", "Settings", (path) => path.startsWith("/settings"))}
    </nav>
    <span class="who" title="Signed in as ${me.email}">${me.username}</span>
    ${button("signOut", "Sign out", leave, {bare: true, style: "plain"})}
  </header>
  <main id="main">${page.view()}</main>`;

const place = (path, name, label, isHere) => html`
  <a href=${path} aria-current=${isHere(location.pathname) ? "page" : nothing}>${icon(name)}<span>${label}</span></a>`;

const nowhere = {
  title: "Not found",
  view: () => empty("unknown", "There is no such page", "It may have been moved.", link("/", "To your tickets", "button")),
};

/** Goes to another place of the console. */
function go(path, {replace = false} = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", path);
  show();
}

function show() {
  page.close?.();
  if (!me) {
    page = signIn({redraw, enter});
  } else {
    const found = PAGES.map(([pattern, open]) => [pattern.exec(location.pathname), open]).find(([match]) => match);
    page = found ? found[1]({me, redraw, go, argument: found[0][1]}) : nowhere;
  }
  document.title = `${page.title} · Ticketbridge`;
  render(nothing, root);
  redraw();
  scrollTo(0, 0);
  root.querySelector("h1")?.focus({preventScroll: true});
}

/** Finds out who is signed in, and shows what they came for. */
async function enter() {
  me = await get("/me");
  if (location.pathname === SIGN_IN) {
    history.replaceState(null, "", "/");
  }
  show();
}

async function leave() {
  try {
    await remove("/session");
  } finally {
    me = null;
    go(SIGN_IN);
  }
}

async function begin() {
  page = {title: "Ticketbridge", view: () => html`<main class="alone">${loading("the console")}</main>`};
  redraw();
  try {
    await enter();
  } catch (error) {
    if (error.status === 401) {
      show();
    } else {
      page.view = () => html`<main class="alone">${failure(error, begin)}</main>`;
      redraw();
    }
  }
}

signedOut.addEventListener("signed-out", () => {
  if (me) {
    me = null;
    show();
  }
});

addEventListener("popstate", show);

/* A link within the console is shown here, unless somebody wants it in another tab. */
addEventListener("click", (event) => {
  const clicked = event.composedPath().find((node) => node.localName === "a");
  const leaves = !clicked?.pathname || clicked.origin !== location.origin || clicked.target || "leaves" in clicked.dataset
    || clicked.hash || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey;
  if (!leaves) {
    event.preventDefault();
    go(clicked.pathname + clicked.search);
  }
});

begin();
