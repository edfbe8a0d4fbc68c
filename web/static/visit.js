// A visit sheet that goes on without the network: every stroke is kept, and what was sent waits its turn.
const { Draft, PATIENCE, isLeaving, oneByOne, person, sendNow } = window.kept;
let form = null;
let draft = null;
let held = null;

const page = () => document.querySelector("[data-page]");
const controls = () => [...form.elements].filter((each) => each.name.includes("/"));
const named = (name) => controls().filter((each) => each.name === name);
const isTick = (each) => each.type === "checkbox" || each.type === "radio";

const say = (state, why = "") => {
  const place = form && form.querySelector("[data-state]");
  if (!place) return;
  place.replaceChildren(place.dataset[state] + why);
  place.classList.toggle("bad", ["refused", "unkept", "signin"].includes(state));
  if (state === "signin") {
    const link = document.createElement("a");
    link.href = `/sign-in?to=${encodeURIComponent(form.dataset.path)}`;
    link.textContent = place.dataset.signin;
    place.replaceChildren(link);
  }
};

const textOf = (name) => {
  const ticked = named(name).find((each) => isTick(each) && each.checked);
  const typed = named(name).find((each) => !isTick(each));
  return ticked ? ticked.value : typed ? typed.value : "";
};

const labelOf = (each) => {
  const line = each.closest("[data-line]");
  const own = each.closest("fieldset") ? each.closest("fieldset").querySelector("legend") : each.labels[0];
  const texts = [line && line.querySelector("[data-text]"), own].map((part) => part ? part.textContent.trim() : "");
  return [...new Set(texts)].filter(Boolean).join(" · ");
};

const put = (name, text) => {
  const there = named(name);
  if (there.length === 0) { if (text.text) add(name, text); return; }
  for (const each of there) {
    if (isTick(each)) each.checked = each.value === text.text;
    else if (each.value !== text.text) each.value = text.text;
  }
};

// Written on a line the sheet no longer has.
const add = (name, { text, label }) => {
  if (name.startsWith("own/")) return;
  const place = form.querySelector("[data-extra]");
  const made = document.createElement("label");
  const field = document.createElement("textarea");
  made.className = "extra";
  made.append(label || name, field);
  field.name = name;
  field.value = text;
  place.append(made);
  place.hidden = false;
};

const keep = (each) => {
  if (!draft.about) {
    draft.drop();
    const { sheet, on, met } = form.elements;
    const about = { id: sheet.value, on: on.value, met: met.value, path: form.dataset.path, title: form.dataset.title };
    if (!draft.put("about", about)) return say("unkept");
  }
  const fine = draft.keep(each.name, textOf(each.name), labelOf(each));
  return say(!fine ? "unkept" : draft.queued ? "waiting" : navigator.onLine ? "kept" : "offline");
};

const flush = () => {
  if (!form) return;
  const before = draft.fields;
  for (const each of controls()) {
    const was = before.get(each.name);
    if (textOf(each.name) !== (was ? was.text : "")) keep(each);
  }
};

const adopt = () => {
  const { about } = draft;
  if (!about) return;
  for (const [name, value] of [["sheet", about.id], ["on", about.on], ["met", about.met]]) {
    form.elements[name].value = value;
  }
  for (const [name, kept] of draft.fields) put(name, kept);
  say(draft.queued ? "waiting" : "kept");
};

const open = () => {
  form = document.querySelector("form[data-sheet]");
  if (!form || !form.querySelector("[data-send]")) { form = null; return; }
  draft = new Draft(person, form.dataset.sheet);
  if (form.hasAttribute("data-left")) flush();
  adopt();
  if (!navigator.onLine) say("offline");
  form.addEventListener("input", (event) => { if (event.target.name.includes("/")) keep(event.target); });
  form.addEventListener("submit", (event) => {
    flush();
    // Where nothing can be kept, the form goes as any other does.
    if (!draft.about || !draft.put("queued", draft.about.id)) return;
    event.preventDefault();
    sendNow();
  });
  // A radio button that is tapped again is taken back.
  form.addEventListener("pointerdown", (event) => {
    const label = event.target.closest("label");
    const radio = label && label.querySelector("input[type=radio]");
    held = radio && radio.checked ? radio : null;
  });
  form.addEventListener("click", (event) => {
    if (!held || event.target !== held) return;
    held.checked = false;
    keep(held);
    held = null;
  });
};

document.addEventListener("kept", ({ detail }) => {
  if (!form || detail.sheet !== form.dataset.sheet) return;
  if (detail.how === "sending") say("sending");
  else if (detail.how === "later") say("waiting");
  else if (detail.how === "sign_in") say("signin");
  else if (detail.how === "refused") say("refused", detail.why);
  else if (detail.more) say("more");
  else {
    page().replaceWith(document.adoptNode(detail.page.querySelector("[data-page]")));
    open();
    scrollTo(0, 0);
    document.querySelector("[data-came]").focus();
  }
});

// Another tab: what is written there stands here; what it sent is gone.
addEventListener("storage", (event) => {
  if (!form || !event.key || !event.key.startsWith(draft.stem)) return;
  const name = event.key.slice(draft.stem.length);
  if (name === "about" && event.newValue === null) location.reload();
  else if (name.startsWith("f/")) put(name.slice(2), JSON.parse(event.newValue) || { text: "" });
  else adopt();
});

addEventListener("pagehide", flush);
document.addEventListener("visibilitychange", () => { if (document.hidden) flush(); });
addEventListener("offline", () => { if (form) say(draft.queued ? "waiting" : "offline"); });
addEventListener("online", () => { if (form && !draft.queued) say("kept"); });

// Sheets that were opened, and what they need, are there without the network too.
const keepPages = async () => {
  if (isLeaving()) return;
  const sheets = await caches.open(`sheets ${person}`);
  const files = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")];
  const wanted = [...files.map((each) => each.href || each.src), ...(form ? [location.href] : [])];
  for (const each of wanted) if (!isLeaving() && !(await sheets.match(each))) {
    await sheets.add(new Request(each, { signal: AbortSignal.timeout(PATIENCE) }));
  }
};

const startWorker = async () => {
  await navigator.serviceWorker.register(`/worker.js?for=${encodeURIComponent(person)}`);
  await navigator.serviceWorker.ready;
  await oneByOne("pages", keepPages);
};

open();
if (person && "serviceWorker" in navigator && "caches" in window) startWorker().catch(() => {});
