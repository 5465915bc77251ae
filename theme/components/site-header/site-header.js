/* On a phone, the link to the footer's menu becomes a button that unfolds the menu in place. */

export function startMenu(header = document.querySelector("[data-site-header]")) {
  const link = header?.querySelector("[data-menu-toggle]");
  const menu = header?.querySelector("nav");
  if (!link || !menu) return;

  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.setAttribute("aria-controls", menu.id);
  link.replaceWith(button);

  const show = (open) => {
    header.toggleAttribute("data-menu-open", open);
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "Fermer" : "Menu";
  };
  show(false);

  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") === "false"));
  header.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !header.hasAttribute("data-menu-open")) return;
    show(false);
    button.focus();
  });
  window.matchMedia("(width >= 900px)").addEventListener("change", () => show(false));
}
