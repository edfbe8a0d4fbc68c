// Charts are fetched one after the other into a page that stands already: some need seconds.
"use strict";

// A year is a day already after its first digit: what is typed waits for the button.
for (const day of document.querySelectorAll(".filters .day")) {
  day.addEventListener("change", (event) => event.stopPropagation());
}

const waiting = [...document.querySelectorAll("[data-part]")];

for (const part of waiting) {
  const said = part.querySelector("[role=status]");
  said.dataset.link = said.innerHTML;
  said.textContent = part.dataset.waits;
  part.setAttribute("aria-busy", "true");
}

const drawn = async (part) => {
  const answer = await fetch(part.dataset.part, { headers: { accept: "text/html" } });
  // Whoever isn't signed in any more is sent elsewhere.
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.text();
};

(async () => {
  for (const part of waiting) {
    try {
      part.innerHTML = await drawn(part);
    } catch {
      const said = part.querySelector("[role=status]");
      const link = document.createElement("span");
      link.innerHTML = said.dataset.link;
      said.replaceChildren(`${part.dataset.failed} `, link);
    }
    part.removeAttribute("aria-busy");
  }
})();
