// What makes the pages quicker; without it they are plain forms and do the same.
// A filter is applied when it is chosen.
for (const form of document.querySelectorAll(".filters")) {
  form.addEventListener("change", () => form.requestSubmit());
}

// A form is sent once, however often its button is pressed.
for (const form of document.querySelectorAll("form[data-act]")) {
  form.addEventListener("submit", () => {
    for (const button of form.querySelectorAll("button")) button.disabled = true;
  });
}

// Coming back by the browser's button, the buttons work again.
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("form[data-act] button")) button.disabled = false;
});

// `as of` as a slider over the days on which something happened.
for (const form of document.querySelectorAll("form[data-as-of]")) {
  const days = form.dataset.days.trim().split(/\s+/);
  const date = form.querySelector("input[type=date]");
  if (days.length < 2) continue;
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = String(days.length - 1);
  const behind = days.filter((day) => day <= date.value).length - 1;
  slider.value = String(Math.max(0, behind));
  slider.setAttribute("aria-label", form.querySelector("label").textContent);
  const tell = () => {
    date.value = days[Number(slider.value)];
    slider.setAttribute("aria-valuetext", date.value);
  };
  slider.addEventListener("input", tell);
  slider.addEventListener("change", () => form.requestSubmit());
  slider.setAttribute("aria-valuetext", date.value);
  date.after(slider);
}

// A link to a form behind a fold opens it, and leads to its first field.
const unfold = () => {
  const there = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(there instanceof HTMLDetailsElement)) return;
  there.open = true;
  (there.querySelector("input:not([type=hidden]), select, textarea") || there.querySelector("summary")).focus();
};
window.addEventListener("hashchange", unfold);
unfold();

// What was done, or why it was not, is where one listens next.
const said = document.querySelector("[data-here], [data-told]");
if (said) said.focus({ preventScroll: said.hasAttribute("data-told") });
