import {html, nothing, render} from "/console/lit-html.js";
import {icon} from "/console/icons.js";
import {button} from "/console/parts.js";

const place = () => document.getElementById("dialogs");

/**
 * Shows something in front of all else until it is closed, and gives the focus back to whatever had it.
 *
 * @return once it is closed: what it was closed with
 */
export function show(label, content, style = "") {
  const close = (value) => place().querySelector("dialog").close(value);
  render(html`<dialog aria-label=${label} class=${style} @click=${(event) => event.target.localName === "dialog" && close("")}>
    ${content(close)}</dialog>`, place());
  const dialog = place().querySelector("dialog");
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((closed) => dialog.addEventListener("close", () => {
    closed(dialog.returnValue);
    render(nothing, place());
  }, {once: true}));
}

/** Whether somebody wants what cannot be taken back. */
export async function confirm(title, text, action) {
  const answer = await show(title, (close) => html`
    <h2>${title}</h2>
    ${text}
    <div class="actions">
      <button type="button" autofocus @click=${() => close("")}>Cancel</button>
      <button type="button" class="danger" @click=${() => close("yes")}>${action}</button>
    </div>`);
  return answer === "yes";
}

/** Shows a secret, which is shown this once. */
export const secret = (title, text, value) => show(title, (close) => html`
  <h2>${title}</h2>
  <p>${text}</p>
  <div class="secret"><code tabindex="0">${value}</code>${button("copy", "Copy", (event) => copy(event, value))}</div>
  <div class="actions"><button type="button" class="main" @click=${() => close("")}>I have kept it</button></div>`);

/** A picture, as large as there is room. */
export const picture = (name, address) => show(name, (close) => html`
  <header><h2>${name}</h2>${button("close", "Close", () => close(""), {bare: true})}</header>
  <img src=${address} alt="The attached file ${name}">`, "picture");

async function copy(event, value) {
  const label = event.currentTarget.querySelector("span");
  try {
    await navigator.clipboard.writeText(value);
    label.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(event.target.closest(".secret").querySelector("code"));
    label.textContent = "Selected: copy it with the keyboard";
  }
}
