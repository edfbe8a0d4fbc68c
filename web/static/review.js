// The meeting by keyboard. Every key does what a link or a button on the page does as well.
"use strict";

const form = document.querySelector("form[data-draft]");
const keys = document.querySelector("[data-keys-told]");
const opener = document.querySelector("[data-keys]");
const chosen = document.querySelector("[data-chosen]");
const timer = document.querySelector("[data-timer]");
const TYPED = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

// ── what can be switched: kept in this browser ──
const usual = { keys: "on", timer: "off" };
const isOn = (name) => (localStorage.getItem(`review-${name}`) || usual[name]) === "on";

const show = () => {
  for (const hint of document.querySelectorAll("[data-hint]")) hint.hidden = !isOn("keys");
  if (timer) timer.hidden = !isOn("timer");
};

for (const box of document.querySelectorAll("[data-switch]")) {
  box.checked = isOn(box.dataset.switch);
  box.addEventListener("change", () => {
    localStorage.setItem(`review-${box.dataset.switch}`, box.checked ? "on" : "off");
    show();
  });
}
opener.hidden = false;
opener.addEventListener("click", () => keys.showModal());
show();

// ── keys ──
const choose = (name, at) => {
  const option = form && form.querySelectorAll(`[name=${name}]`)[at];
  if (!option) return;
  option.click();
  chosen.textContent = option.parentElement.textContent;
};
const follow = (key) => {
  const link = document.querySelector(`[data-key=${key}]`);
  if (link) link.click();
};
const acts = {
  "?": () => keys.showModal(),
  j: () => follow("j"),
  ArrowRight: () => follow("j"),
  k: () => follow("k"),
  ArrowLeft: () => follow("k"),
  g: () => follow("g"),
  1: () => choose("verdict", 0),
  2: () => choose("verdict", 1),
  3: () => choose("verdict", 2),
  4: () => choose("verdict", 3),
  y: () => choose("kept", 0),
  n: () => choose("kept", 1),
  w: () => form && form.elements.what.focus(),
  Enter: () => form && form.requestSubmit(),
};

document.addEventListener("keydown", (event) => {
  if (!isOn("keys") || keys.open || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const there = event.target;
  if (there.matches(TYPED)) {
    if (event.key === "Escape") there.blur();
    return;
  }
  // What the browser itself does with a key on a link, a button or a choice is left to it.
  if (event.key === "Enter" && there !== document.body) return;
  if (event.key.startsWith("Arrow") && there.matches("[type=radio]")) return;
  if (!Object.hasOwn(acts, event.key)) return;
  event.preventDefault();
  acts[event.key]();
});

// ── what was typed and not saved is there again when one comes back ──
const FIELDS = ["verdict", "what", "who", "by", "kept"];
if (form) {
  const name = `review ${form.dataset.draft}`;
  const kept = "kept" in form.dataset ? null : sessionStorage.getItem(name);
  for (const [field, value] of kept ? Object.entries(JSON.parse(kept)) : []) {
    if (form.elements[field]) form.elements[field].value = value;
  }
  form.addEventListener("input", () => {
    const typed = FIELDS.filter((field) => form.elements[field]).map((field) => [field, form.elements[field].value]);
    sessionStorage.setItem(name, JSON.stringify(Object.fromEntries(typed)));
  });
  form.addEventListener("submit", () => sessionStorage.removeItem(name));
}

// ── how long this deal has been talked about ──
if (timer) {
  const name = `review time ${timer.dataset.timer}`;
  const before = Number(sessionStorage.getItem(name) || 0);
  const began = Date.now();
  const spent = () => before + Date.now() - began;
  const tell = () => {
    const seconds = Math.floor(spent() / 1000);
    timer.lastElementChild.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  tell();
  setInterval(tell, 1000);
  window.addEventListener("pagehide", () => sessionStorage.setItem(name, String(spent())));
}
