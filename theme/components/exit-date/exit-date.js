// The reader writes a month of leaving; the phases are counted backwards from its last day.
// Nothing is kept or sent. Without this script the field stays hidden.

const DAY = 86_400_000;
const LAST_YEAR = 2099;
const spelling = new Intl.DateTimeFormat("fr", { month: "long", year: "numeric", timeZone: "UTC" });

// Months are numbers counted from year zero, so that they compare and follow each other.
const monthIn = (year, month) => year * 12 + month - 1;
const lastDay = (month) => Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0);
const spelled = (month) => spelling.format(lastDay(month)).replace(" ", "\u00a0");
const figures = (month) => `${String((month % 12) + 1).padStart(2, "0")}/${Math.floor(month / 12)}`;

function thisMonth() {
  const now = new Date();
  return monthIn(now.getFullYear(), now.getMonth() + 1);
}

/** What was written, whatever separates it: a month of one or two digits, and the year's digits. */
function read(text) {
  const [whole, month = "", separator] = /^\D*([01]\d?|[2-9])?(\D*)/.exec(text);
  const year = text.slice(whole.length).replace(/\D/g, "");
  return { month, year, separated: month !== "" && separator !== "" };
}

/** The same as MM/AAAA, as far as it goes; 27 and 2027 are the same year. */
function tidy(text) {
  const { month, year, separated } = read(text);
  if (month.length < 2 && month <= "1" && !separated) return month;
  const short = year.length < 3 && !"20".startsWith(year);
  return `${month.padStart(2, "0")}/${(short ? `20${year}` : year).slice(0, 4)}`;
}

/** The box that a place in the text belongs to: 0 and 1 for the month, 2 to 5 for the year. */
function boxAt(text, place) {
  const { month, separated } = read(text);
  const before = text.slice(0, place);
  const count = before.replace(/\D/g, "").length;
  const afterMonth = count > month.length || (separated && /\d\D/.test(before));
  return afterMonth ? 2 + count - month.length : count;
}

class ExitDate extends HTMLElement {
  connectedCallback() {
    const part = (name) => this.querySelector(`.exit-date__${name}`);
    this.input = part("input");
    this.error = part("error");
    this.result = part("result");
    this.answer = part("answer");
    this.sentence = part("sentence");
    this.plan = part("plan");
    this.boxes = [...this.querySelectorAll(".exit-date__box")];
    this.steps = [...this.querySelectorAll(".exit-date__step")];
    this.input.addEventListener("input", (event) => this.write(event));
    this.input.addEventListener("change", () => this.finish());
    for (const type of ["focus", "blur"]) this.input.addEventListener(type, () => this.draw());
    document.addEventListener("selectionchange", () => {
      if (document.activeElement === this.input) this.draw();
    });
    this.hidden = false;
    this.draw();
  }

  write(event) {
    // Rewriting under a correction would move the caret or bring back what was just removed.
    const growing = this.input.selectionStart === this.input.value.length;
    if (growing && !event.inputType?.startsWith("delete")) this.input.value = tidy(this.input.value);
    this.draw();
    this.reply();
  }

  finish() {
    this.input.value = tidy(this.input.value);
    this.draw();
    this.reply(true);
  }

  draw() {
    const { value, selectionStart: start, selectionEnd: end } = this.input;
    const { month, year } = read(value);
    const digits = [...month.padEnd(2), ...year.padEnd(4)].map((digit) => digit.trim());
    const empty = digits.indexOf("");
    const focused = document.activeElement === this.input;
    const next = focused ? boxAt(value, end) : empty;
    this.boxes.forEach((box, index) => {
      const selected = focused && index >= boxAt(value, start) && index < boxAt(value, end);
      box.textContent = digits[index];
      box.classList.toggle("exit-date__box--selected", selected);
      box.classList.toggle("exit-date__box--next", index === next);
    });
  }

  reply(finished = false) {
    const { month, year } = read(this.input.value);
    const written = monthIn(Number(year), Number(month));
    const example = `par exemple ${figures(this.soonest("longest"))}.`;
    const unfinished = year.length < 4;
    let error = "";
    if (unfinished) error = finished && this.input.value ? `Il faut un mois et une année, ${example}` : "";
    else if (month < 1 || month > 12) error = `Le mois va de 01 à 12. Écrivez ${example}`;
    else if (written < thisMonth()) error = `Cette date est passée. Écrivez un mois à venir, ${example}`;
    else if (year > LAST_YEAR) error = `Cette date est trop lointaine. Écrivez ${example}`;
    this.complain(error);
    // During a correction the calendar keeps its place, so that the page does not jump twice.
    this.result.classList.toggle("exit-date__result--waiting", unfinished);
    if (error || !this.input.value) this.answer.hidden = this.plan.hidden = true;
    else if (!unfinished) this.show(written);
  }

  complain(error) {
    if (this.error.textContent !== error) this.error.textContent = error;
    if (error) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }

  show(leaving) {
    const starts = this.starts(leaving, "longest");
    this.steps.forEach((step, index) => {
      const past = starts[index] < thisMonth();
      step.classList.toggle("exit-date__step--past", past);
      const month = step.querySelector(".exit-date__month");
      month.textContent = past ? `${spelled(starts[index])}, déjà passé` : `dès ${spelled(starts[index])}`;
    });
    this.sentence.textContent = this.advice(leaving, starts.at(-1));
    this.answer.hidden = this.plan.hidden = false;
  }

  advice(leaving, start) {
    if (start >= thisMonth()) {
      return `Pour finir en ${spelled(leaving)}, commencez au plus tard en ${spelled(start)}.`;
    }
    const late = `Il faudrait avoir commencé en ${spelled(start)}\u00a0: visez ${spelled(this.soonest("longest"))} au plus tôt`;
    const shortest = this.soonest("shortest");
    if (leaving >= shortest) return `${late}, ou une mission plus courte.`;
    return `${late}. Même la mission la plus courte irait jusqu’en ${spelled(shortest)}.`;
  }

  /** The month when each phase starts, the last phase first. */
  starts(leaving, length) {
    let day = lastDay(leaving);
    return this.steps.map((step) => {
      day -= Number(step.dataset[length]) * DAY;
      const date = new Date(day);
      return monthIn(date.getUTCFullYear(), date.getUTCMonth() + 1);
    });
  }

  /** The first month of leaving whose first phase has not started yet. */
  soonest(length) {
    let month = thisMonth();
    while (this.starts(month, length).at(-1) < thisMonth()) month += 1;
    return month;
  }
}

customElements.define("exit-date", ExitDate);
