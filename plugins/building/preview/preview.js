// Reloads the page when the site has been built anew; shows what keeps it from being built.
// The preview's server adds this module to each page; no built file ever holds it.

const address = new URL(import.meta.url).searchParams;
const page = address.get("page");
const standsIn = address.has("broken"); // this page already lists the problems, for want of a site

const STYLE = `
  dialog {
    box-sizing: border-box; width: min(60rem, 100vw - 2rem); max-height: calc(100vh - 4rem);
    padding: 1.5rem; border: 0; border-top: .5rem solid #b3261e; color: #1b1b1b; background: #fff;
    font: 1rem/1.5 system-ui, sans-serif; overflow: auto;
  }
  dialog::backdrop { background: #0008 }
  h2:focus { outline: none }
  h2 { margin: 0; font-size: 1.25rem }
  li { margin-block: 1rem }
  li::marker { font-weight: bold }
  p { margin-block: .25rem }
  code, pre { font: .875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
  pre { margin: .25rem 0; padding: .5rem; background: #f2f0ee; white-space: pre-wrap }
  button { font: inherit; padding: .5rem 1rem }
`;

function element(name, text = "", ...children) {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

function item(problem) {
  const place = [problem.path, problem.line, problem.column].filter(Boolean).join(":");
  const cause = [problem.where, problem.message].filter(Boolean).join(" : ");
  const parts = [element("code", place), element("p", cause)];
  if (problem.excerpt) parts.push(element("pre", problem.excerpt));
  if (problem.remedy) parts.push(element("p", `Remède : ${problem.remedy}`));
  return element("li", "", ...parts);
}

function overlay() {
  const host = document.createElement("tremplin-problems");
  const root = host.attachShadow({ mode: "open" });
  // A constructed sheet, because a strict policy forbids any style written into the page.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const dialog = element("dialog");
  dialog.setAttribute("aria-labelledby", "title");
  root.append(dialog);
  document.body.append(host);
  return dialog;
}

let dialog;

function show({ problems, report }) {
  dialog ??= overlay();
  const count = problems.length;
  const title = element("h2", count > 1 ? `${count} problèmes à corriger` : "Un problème à corriger");
  title.id = "title";
  const close = element("button", "Masquer");
  close.addEventListener("click", () => dialog.close());
  dialog.replaceChildren(
    title,
    element("p", "La page derrière ce message est la dernière version correcte du site."),
    count ? element("ol", "", ...problems.map(item)) : element("pre", report),
    close,
  );
  // The list is read from its beginning, not from the button below it.
  title.tabIndex = -1;
  title.autofocus = true;
  if (!dialog.open) dialog.showModal();
}

function hear(event) {
  const moment = JSON.parse(event.data);
  if (page !== (standsIn ? moment.serial : moment.shown)) location.reload();
  else if (moment.report && !standsIn) show(moment);
  else dialog?.close();
}

let source;

// A browser opens few connections to one server: only the pages that are seen may keep one.
function listen() {
  source?.close();
  source = undefined;
  if (document.hidden) return;
  source = new EventSource("/.tremplin/events");
  source.addEventListener("message", hear);
}

document.addEventListener("visibilitychange", listen);
listen();
