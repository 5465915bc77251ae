/* The theme chosen by hand wins over the system's and is remembered on this device. */

const KEY = "tremplin:theme";

function remember(value) {
  try {
    if (value === "auto") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, value);
  } catch {
    /* Without storage, the choice lasts as long as the page. */
  }
}

function wear(value) {
  if (value === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = value;
  for (const input of document.querySelectorAll("[data-theme-switch] input")) {
    input.checked = input.value === value;
  }
}

export function startThemeSwitches() {
  wear(document.documentElement.dataset.theme ?? "auto");
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !input.closest("[data-theme-switch]")) return;
    wear(input.value);
    remember(input.value);
  });
}
