/* Says to who comes from a printed sheet whether it is still good. What it shows is cloned from our own pages. */

export async function startEditionNotice() {
  const notice = document.querySelector("[data-edition-notice]");
  const printed = new URLSearchParams(location.search).get("edition");
  if (!notice || !printed) return;
  const said = notice.querySelector("[data-said]");
  said.setAttribute("role", "status");
  notice.hidden = false;
  // A live region must stand for a moment before it speaks.
  await new Promise((later) => setTimeout(later, 100));
  const { found, changes, facts } = await verdict(notice, printed);
  const words = notice.querySelector(`[data-case="${found}"]`).content.cloneNode(true);
  if (facts) words.querySelector("[data-facts]").replaceWith(document.importNode(facts, true));
  said.replaceChildren(words);
  notice.querySelector("[data-changes]").replaceChildren(...changes.map(shownHere));
}

/* One of the cases that the notice has words for, the changes to show, and what is known of the older sheet. */
async function verdict({ dataset: { editionNotice: current, part, editions } }, printed) {
  if (printed === current) return { found: "current", changes: [] };
  const list = await read(editions);
  if (!list) return { found: "unreachable", changes: [] };
  const edition = [...list.querySelectorAll("[data-edition]")].find((each) => each.dataset.edition === printed);
  if (!edition) return { found: "unknown", changes: [] };
  const parts = [...edition.querySelectorAll("[data-part]")];
  const changes = part ? parts.filter((each) => each.dataset.part === part) : parts;
  const facts = edition.querySelector("[data-facts]");
  return { found: changes.length ? "changed" : "unchanged", changes, facts };
}

/* The list of editions, or nothing when it cannot be had. */
async function read(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("[data-edition-list]");
  } catch {
    return null;
  }
}

function shownHere(changes) {
  const copy = document.importNode(changes, true);
  for (const link of copy.querySelectorAll("a")) {
    // A place on this very page is gone to without asking for the page again.
    const target = new URL(link.getAttribute("href"), location.href);
    if (target.pathname === location.pathname && target.hash) link.setAttribute("href", target.hash);
  }
  return copy;
}
