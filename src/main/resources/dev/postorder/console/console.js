"use strict";
// What the pages do beyond htmx. All of them can be read, and single actions done, without it.

// A box with data-all="name" checks all boxes of this name in its form.
// An element with data-count="name" tells how many are checked; buttons with data-needs="name" need one.
function selection(form) {
  const boxes = (name) => [...form.querySelectorAll(`input[type=checkbox][name="${name}"]`)];
  for (const all of form.querySelectorAll("[data-all]")) {
    const of = boxes(all.dataset.all);
    const on = of.filter((box) => box.checked).length;
    all.checked = on > 0 && on === of.length;
    all.indeterminate = on > 0 && on < of.length;
  }
  for (const output of form.querySelectorAll("[data-count]")) {
    output.textContent = String(boxes(output.dataset.count).filter((box) => box.checked).length);
  }
  for (const button of form.querySelectorAll("button[data-needs]")) {
    button.disabled = !boxes(button.dataset.needs).some((box) => box.checked);
  }
}

function selections() {
  for (const form of document.querySelectorAll("form")) {
    if (form.querySelector("[data-all], [data-count], [data-needs]")) {
      selection(form);
    }
  }
}

document.addEventListener("change", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.type !== "checkbox" || !box.form) {
    return;
  }
  if (box.dataset.all) {
    for (const other of box.form.querySelectorAll(`input[name="${box.dataset.all}"]`)) {
      other.checked = box.checked;
    }
  }
  selection(box.form);
});

// data-copy="text" on a button copies the text; data-done is what it says then.
document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element && event.target.closest("button[data-copy]");
  if (!button) {
    return;
  }
  await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
  button.textContent = button.dataset.done || button.textContent;
});

// Keys of one sign are off where somebody has switched them off for this browser (WCAG 2.1.4); a box
// with data-keys, in a part that is hidden without this script, does it.
const OFF = "keys-off";
const off = () => localStorage.getItem(OFF) !== null;
for (const box of document.querySelectorAll("[data-keys]")) {
  box.closest("[hidden]").hidden = false;
  box.checked = !off();
  box.addEventListener("change", () =>
    box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"));
}

const held = (event) => event.ctrlKey || event.metaKey || event.altKey;

// The key / goes to the field with data-search.
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
  if (event.key !== "/" || typing || held(event) || off()) {
    return;
  }
  const search = document.querySelector("[data-search]");
  if (search) {
    event.preventDefault();
    search.focus();
  }
});

// Down goes from the field with data-search to the first link of what was found, from there down and
// up by rows, and from the first row back to the field.
document.addEventListener("keydown", (event) => {
  const down = event.key === "ArrowDown";
  if (!(down || event.key === "ArrowUp") || held(event) || !(event.target instanceof Element)) {
    return;
  }
  const search = document.querySelector("[data-search]");
  const rows = [...document.querySelectorAll("main tbody tr:has(a)")];
  const at = event.target.matches("a") ? rows.indexOf(event.target.closest("tr")) : -1;
  const here = event.target === search;
  if (!search || !(here || at >= 0)) {
    return;
  }
  const to = here ? (down ? rows[0] : null) : rows[at + (down ? 1 : -1)];
  const goal = to ? to.querySelector("a") : here || down ? null : search;
  if (goal) {
    event.preventDefault();
    goal.focus();
  }
});

// Escape closes what is unfolded around the focus, and goes back to what unfolded it.
document.addEventListener("keydown", (event) => {
  const open = event.target instanceof Element && event.target.closest("main details[open]");
  if (event.key === "Escape" && open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

const box = (item) => item.querySelector("input[type=checkbox]");
const goTo = (item) => item && (box(item) || item.querySelector("a")).focus();

// Keys of a list with data-queue, while the focus is on one of its items (data-item): j and k go to
// the next and the one before, x chooses, a and d press the buttons with these in data-key. What is
// not said yet is asked for first: d goes to an empty reason.
document.addEventListener("keydown", (event) => {
  const at = event.target instanceof Element && event.target.closest("[data-queue] [data-item]");
  if (!at || held(event) || off()) {
    return;
  }
  const form = at.closest("[data-queue]");
  const items = [...form.querySelectorAll("[data-item]")];
  const button = form.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
  if (event.key === "j") {
    goTo(items[items.indexOf(at) + 1]);
  } else if (event.key === "k") {
    goTo(items[items.indexOf(at) - 1]);
  } else if (event.key === "x" && box(at)) {
    box(at).click();
  } else if (button) {
    if (box(at) && !form.querySelector("input[name=id]:checked")) {
      box(at).click();
    }
    const reason = form.querySelector("input[name=reason]");
    if (event.key === "d" && reason.value.trim() === "") {
      reason.focus();
    } else if (!button.disabled) {
      button.click();
    }
  } else {
    return;
  }
  event.preventDefault();
});

// Where the menu or the tabs are wider than the screen, the present one is what is seen of them.
for (const row of document.querySelectorAll(".menu, .tabs")) {
  const here = row.querySelector("[aria-current]");
  if (here && row.scrollWidth > row.clientWidth) {
    row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  }
}

// An address says only what is filled in.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb === "get") {
    for (const [name, value] of [...event.detail.formData]) {
      if (value === "") {
        event.detail.formData.delete(name);
      }
    }
  }
});

// Enter in a reason declines, which reasons are for, and decides nothing in other fields: a form's
// first button would approve. Without this script it is one that decides nothing.
document.addEventListener("keydown", (event) => {
  const form = event.target instanceof HTMLInputElement && event.target.form;
  const decline = form && form.querySelector("button[name=decision][value=decline]");
  if (event.key !== "Enter" || !decline) {
    return;
  }
  event.preventDefault();
  if (event.target.name === "reason") {
    decline.click();
  }
});

// What was decided leaves the queue: the one after it is gone to, so that the keys go on.
const NEXT = "queue-next";
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-queue]")) {
    return;
  }
  const items = [...event.target.querySelectorAll("[data-item]")];
  const chosen = (item) => item.querySelector("input:checked");
  const next = items.slice(items.findLastIndex(chosen) + 1)[0] || items.find((item) => !chosen(item));
  sessionStorage.setItem(NEXT, next ? next.getAttribute("aria-labelledby") : "");
});

// A page that tells something has the focus where it tells it: at the first fault, in the queue, or
// at the sentence itself.
function arrive() {
  const wrong = document.querySelector("main [aria-invalid=true]");
  const told = document.querySelector("main .flash");
  const next = sessionStorage.getItem(NEXT);
  const queue = document.querySelector("[data-queue]");
  sessionStorage.removeItem(NEXT);
  if (wrong) {
    wrong.focus();
  } else if (told && queue && next !== null) {
    const item = queue.querySelector(`[aria-labelledby="${CSS.escape(next)}"]`);
    goTo(item || queue.querySelector("[data-item]"));
    tell(told.textContent);
  } else if (told) {
    told.tabIndex = -1;
    told.focus();
  }
}

// What is read out: the page has one place for it, which is there before it says something.
function tell(text) {
  const place = document.getElementById("told");
  if (place && text) {
    setTimeout(() => (place.textContent = text), 100);
  }
}

// A part that takes the place of another gives the focus to what had it, else to the part itself,
// and reads out what it has in data-tell.
let had = null;
document.addEventListener("htmx:beforeSwap", (event) => {
  const at = document.activeElement;
  const target = event.detail.target;
  had = null;
  if (event.detail.shouldSwap && target.contains(at) && at !== document.body) {
    const name = at.getAttribute("name");
    had = {
      part: target.id,
      like: at.id ? `#${CSS.escape(at.id)}`
        : at.hasAttribute("href") ? `a[href="${CSS.escape(at.getAttribute("href"))}"]`
        : name ? `[name="${CSS.escape(name)}"][value="${CSS.escape(at.value || "")}"]`
        : at.localName,
    };
  }
});
document.addEventListener("htmx:afterSettle", (event) => {
  selections();
  const part = had && document.getElementById(had.part);
  if (part && !part.contains(document.activeElement)) {
    const same = part.querySelector(had.like);
    part.tabIndex = -1;
    (same || part).focus({ preventScroll: true });
  }
  had = null;
  const news = document.querySelector("main [data-tell]");
  if (news && event.detail.elt.contains(news)) {
    tell(news.textContent);
  }
});
selections();
arrive();
