"use strict";

/* Shows what /api/v2/openapi.json says. A key is kept in this page's memory alone, and is shown nowhere. */
{
  const KEY = "X-API-Key";
  const SECRET = {type: "password", autoComplete: "off", spellCheck: false};

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
  dark.addEventListener("change", paint);
  paint();

  const isKey = (props) => props.id === "api_key_value";
  const withoutKey = (request) => request.hasIn(["headers", KEY]) ? request.setIn(["headers", KEY], "<your key>") : request;

  const ours = ({React}) => {
    const given = (more) => (Component) => (props) => React.createElement(Component, {...props, ...more(props)});
    return {
      components: {
        /* There is one server: the one that sent this page. */
        ServersContainer: () => null,
        /* It stands in a button, where no link may be. The address says what is open all the same. */
        DeepLink: ({text}) => React.createElement("span", null, text),
      },
      wrapComponents: {
        Input: given((props) => isKey(props) ? SECRET : {}),
        Select: (Select) => (props) => React.createElement("label", null,
          React.createElement("span", {className: "unseen"}, "One of these values"),
          React.createElement(Select, props)),
        TextArea: given(() => ({"aria-label": "Request body"})),
        curl: given((props) => ({request: withoutKey(props.request)})),
      },
    };
  };

  SwaggerUIBundle({
    dom_id: "#api",
    url: "/api/v2/openapi.json",
    presets: [SwaggerUIBundle.presets.apis],
    plugins: [ours],
    layout: "BaseLayout",
    deepLinking: true,
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    persistAuthorization: false,
    queryConfigEnabled: false,
    syntaxHighlight: {theme: "tomorrow-night"},
    validatorUrl: null,
  });
}
