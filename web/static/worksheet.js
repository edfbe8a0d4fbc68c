// Rows are added as they are needed; without this there are two empty ones at a time.
const worksheet = document.querySelector("form[data-worksheet]");
let typed = false;

for (const table of worksheet ? worksheet.querySelectorAll("[data-table]") : []) {
  const rows = () => [...table.querySelectorAll("[data-row]")];
  const renumbered = (text, n) => text.replace(/^(f\/[^/]+\/)\d+/, `$1${n}`);
  const fresh = (row, n) => {
    const made = row.cloneNode(true);
    for (const each of made.querySelectorAll("*")) {
      for (const name of ["id", "name", "for", "list", "aria-describedby"]) {
        if (each.hasAttribute(name)) each.setAttribute(name, renumbered(each.getAttribute(name), n));
      }
      if (each.matches("[type=checkbox], [type=radio]")) each.checked = false;
      else if (each.matches("input, textarea, select")) each.value = "";
    }
    return made;
  };
  const all = rows();
  const blank = all[all.length - 1].cloneNode(true);
  // One empty row is enough where the next is a tap away.
  all[all.length - 1].remove();
  let next = all.length;
  const add = table.querySelector("[data-add]");
  add.hidden = false;
  add.addEventListener("click", () => {
    const made = fresh(blank, next);
    next += 1;
    rows()[rows().length - 1].after(made);
    made.querySelector("input, textarea, select").focus();
  });
}

if (worksheet) {
  worksheet.addEventListener("input", () => { typed = true; });
  worksheet.addEventListener("submit", () => { typed = false; });
  // What was typed and not saved is worth a question before it goes.
  window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
}
