import {html, svg} from "/console/lit-html.js";

/* Drawn for here, on a grid of 20. */
const LINES = {
  add: svg`<path d="M10 4v12M4 10h12"/>`,
  attach: svg`<path d="m15 9-5.6 5.6a3.3 3.3 0 0 1-4.7-4.7l6.3-6.2a2.2 2.2 0 0 1 3.1 3.1l-6.2 6.2a1 1 0 0 1-1.5-1.5L12 6"/>`,
  back: svg`<path d="m12 5-5 5 5 5"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  comment: svg`<path d="M4 5h12v8H9l-4 3v-3H4z"/>`,
  copy: svg`<path d="M7 7h9v9H7zM4 13V4h9"/>`,
  edit: svg`<path d="m4 16 1-4 8-8 3 3-8 8z"/>`,
  failed: svg`<circle cx="10" cy="10" r="7"/><path d="m7.5 7.5 5 5m0-5-5 5"/>`,
  file: svg`<path d="M5 3h6l4 4v10H5zM11 3v4h4"/>`,
  forward: svg`<path d="m8 5 5 5-5 5"/>`,
  jira: svg`<path d="M11 4h5v5M16 4l-7 7M13 12v4H4V7h4"/>`,
  key: svg`<circle cx="7" cy="10" r="3"/><path d="M10 10h7v3M14 10v2"/>`,
  open: svg`<path d="M10 3v4M10 13v4M3 10h4M13 10h4"/><circle cx="10" cy="10" r="3"/>`,
  passed: svg`<circle cx="10" cy="10" r="7"/><path d="m7 10 2 2 4-4"/>`,
  people: svg`<circle cx="8" cy="7" r="3"/><path d="M3 16a5 5 0 0 1 10 0M13 5a3 3 0 0 1 0 5M15 12a5 5 0 0 1 2 4"/>`,
  remove: svg`<path d="M4 6h12M8 6V4h4v2M6 6l1 10h6l1-10"/>`,
  search: svg`<circle cx="9" cy="9" r="5"/><path d="m13 13 4 4"/>`,
  settings: svg`<path d="M4 6h7M15 6h1M4 14h1M9 14h7"/><circle cx="13" cy="6" r="2"/><circle cx="7" cy="14" r="2"/>`,
  signOut: svg`<path d="M8 4H4v12h4M8 10h8M13 7l3 3-3 3"/>`,
  sync: svg`<path d="M15.5 7A6 6 0 0 0 5 6.5L4 8M4 4v4h4M4.5 13A6 6 0 0 0 15 13.5l1-1.5M16 16v-4h-4"/>`,
  tickets: svg`<path d="M3 6h14v3a1 1 0 0 0 0 2v3H3v-3a1 1 0 0 0 0-2zM12 6v8"/>`,
  unknown: svg`<circle cx="10" cy="10" r="7"/><path d="M8 8a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.5M10 13.7v.1"/>`,
  warning: svg`<path d="M10 3 2.5 16h15zM10 8v4M10 14v.1"/>`,
};

/** Says nothing by itself: what it stands for is said beside it. */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${LINES[name]}</svg>`;
