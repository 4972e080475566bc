import {html} from "/console/lit-html.js";
import {signIn} from "/console/api.js";
import {field, submit} from "/console/parts.js";

/** The way in: a key for a session. */
export function open({redraw, enter}) {
  let busy = false;
  let refused = null;

  async function send(event) {
    event.preventDefault();
    const key = event.target.elements.key.value.trim();
    [busy, refused] = [true, null];
    redraw();
    try {
      await signIn(key);
      event.target.reset();
      await enter();
    } catch (error) {
      [busy, refused] = [false, error];
      redraw();
    }
  }

  const error = () => refused?.status === 401 ? "Nobody has this key. It may have been revoked, or be cut off." : refused?.message ?? "";

  return {
    title: "Sign in",
    view: () => html`
      <main class="alone">
        <img src="/console/icon.svg" alt="" width="48" height="48">
        <h1 tabindex="-1">Sign in to Ticketbridge</h1>
        <form class="card" @submit=${send}>
          ${field("key", "API key", html`<input id="key" name="key" type="password" required autocomplete="current-password"
            spellcheck="false" aria-describedby="key-hint key-error">`,
            {error: error(), hint: "It begins with rk_. Your browser keeps a session of 12 hours, not the key."})}
          ${submit("Sign in", busy)}
        </form>
        <p class="small">No key yet? Whoever runs this server makes one: <code>ticketbridge key add</code>.
          <a href="/docs" data-leaves>The API’s documentation</a></p>
      </main>`,
  };
}
