// Without this script every row shows and the chips stay hidden.

const PARAMETER = "fonction";

const counted = (number, one, many) => `${number}\u00a0${number > 1 ? many : one}`;

class FilterChips extends HTMLElement {
  connectedCallback() {
    const list = document.getElementById(this.getAttribute("target"));
    this.status = document.getElementById(this.getAttribute("status"));
    if (!list || !this.status) return;
    this.rows = [...list.querySelectorAll("[data-functions]")];
    this.chips = [...this.querySelectorAll("button")];
    this.everything = this.status.textContent;
    this.addEventListener("click", (event) => {
      const chip = event.target.closest("button");
      if (!chip) return;
      const pressed = chip.getAttribute("aria-pressed") === "true";
      this.choose(pressed ? "" : chip.value);
      this.remember();
    });
    this.hidden = false;
    const asked = new URLSearchParams(location.search).get(PARAMETER) ?? "";
    if (asked && this.chips.some((chip) => chip.value === asked)) this.choose(asked);
  }

  choose(slug) {
    this.chosen = slug;
    for (const chip of this.chips) chip.setAttribute("aria-pressed", String(chip.value === slug));
    for (const row of this.rows) {
      row.hidden = slug !== "" && !row.dataset.functions.split(" ").includes(slug);
    }
    this.status.textContent = slug === "" ? this.everything : this.sentence();
  }

  sentence() {
    const shown = this.rows.filter((row) => !row.hidden);
    const open = shown.filter((row) => "open" in row.dataset).length;
    const parts = [];
    if (shown.length > open || open === 0) {
      parts.push(counted(shown.length - open, "partenaire", "partenaires"));
    }
    if (open > 0) parts.push(counted(open, "place ouverte", "places ouvertes"));
    return parts.join(", ");
  }

  remember() {
    const address = new URL(location.href);
    if (this.chosen) address.searchParams.set(PARAMETER, this.chosen);
    else address.searchParams.delete(PARAMETER);
    history.replaceState(null, "", address);
  }
}

customElements.define("filter-chips", FilterChips);
