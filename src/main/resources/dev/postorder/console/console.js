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

// The key / goes to the field with data-search.
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const search = document.querySelector("[data-search]");
  if (search) {
    event.preventDefault();
    search.focus();
  }
});

// Keys of a list with data-queue, while the focus is on one of its items (data-item): j and k go to
// the next and the one before, x chooses, a and d press the buttons with these in data-key. What is
// not said yet is asked for first: d goes to an empty reason.
document.addEventListener("keydown", (event) => {
  const at = event.target instanceof Element && event.target.closest("[data-queue] [data-item]");
  if (!at || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const form = at.closest("[data-queue]");
  const box = (item) => item.querySelector("input[type=checkbox]");
  const goTo = (item) => item && (box(item) || item.querySelector("a")).focus();
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

document.addEventListener("htmx:afterSettle", selections);
selections();
