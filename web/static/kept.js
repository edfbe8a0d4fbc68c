// What is written on visit sheets stays in this browser, by person, sheet and field, until it has gone in.
// Whichever page is open sends what waits; a sheet has an id, so that it counts once however often it is sent.
const person = document.body.dataset.user || "";
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60000;
const PATIENCE = 30000;
let leaving = false;

class Draft {
  constructor(user, sheet) {
    this.sheet = sheet;
    this.stem = `${Draft.stem(user)}${encodeURIComponent(sheet)}/`;
  }

  static stem(user) { return `dealgate/${encodeURIComponent(user)}/`; }

  static keys() {
    try { return Object.keys(localStorage).filter((key) => key.startsWith("dealgate/")); } catch { return []; }
  }

  static all(user) {
    const stem = Draft.stem(user);
    const about = Draft.keys().filter((key) => key.startsWith(stem) && key.endsWith("/about"));
    return about.map((key) => new Draft(user, decodeURIComponent(key.slice(stem.length, -"/about".length))));
  }

  put(name, value) {
    if (leaving) return true;
    try {
      if (value === null) localStorage.removeItem(this.stem + name);
      else localStorage.setItem(this.stem + name, JSON.stringify(value));
      return true;
    } catch { return false; }
  }

  get(name) {
    try { return JSON.parse(localStorage.getItem(this.stem + name)); } catch { return null; }
  }

  get about() { return this.get("about"); }
  // Another tab may have sent the sheet a moment ago: what waits is one of an id.
  get queued() { const { about } = this; return about !== null && this.get("queued") === about.id; }

  // By the name of the field: what was written there, and what the line was called.
  get fields() {
    const stem = `${this.stem}f/`;
    const names = Draft.keys().filter((key) => key.startsWith(stem)).map((key) => key.slice(stem.length));
    return new Map(names.sort().map((name) => [name, this.get(`f/${name}`)]).filter(([, kept]) => kept));
  }

  keep(name, text, label) { return this.put(`f/${name}`, text ? { text, label } : null); }

  drop() {
    for (const key of Draft.keys()) if (key.startsWith(this.stem)) localStorage.removeItem(key);
  }
}

const post = async (draft, csrf) => {
  const { id, on, met, path } = draft.about;
  const body = new URLSearchParams({ csrf, sheet: id, on, met });
  const sent = draft.fields;
  for (const [name, { text }] of sent) if (!name.startsWith("own/")) body.set(name, text);
  const answer = await fetch(path.split("?")[0], { method: "POST", body, signal: AbortSignal.timeout(PATIENCE) });
  return { answer, sent, page: new DOMParser().parseFromString(await answer.text(), "text/html") };
};

// Of this page; after somebody signed in anew, of a page that is fetched now.
const csrfHere = () => (document.querySelector("input[name=csrf]") || { value: "" }).value;
const csrfNow = async (path) => {
  const answer = await fetch(path, { signal: AbortSignal.timeout(PATIENCE) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const csrf = page.querySelector("input[name=csrf]");
  return csrf && page.body.dataset.user === person ? csrf.value : null;
};

const signedOut = (answer) => answer.redirected && new URL(answer.url).pathname === "/sign-in";

// How it came out: `sent`, `sign_in`, `refused` or `later`.
const sendOne = async (draft) => {
  let came = await post(draft, csrfHere());
  if (came.answer.status === 403 && !came.page.querySelector("[data-page]")) {
    const csrf = await csrfNow(draft.about.path);
    if (csrf === null) return { how: "sign_in" };
    came = await post(draft, csrf);
  }
  const { answer, page, sent } = came;
  if (signedOut(answer)) return { how: "sign_in" };
  if (answer.status >= 500 || answer.status === 429) return { how: "later" };
  draft.put("queued", null);
  if (!page.querySelector("[data-sent]")) {
    const why = page.querySelector("[role=alert]");
    return { how: "refused", why: why ? why.textContent : "" };
  }
  return { how: "sent", page, more: cleared(draft, sent, page) };
};

// What went in is kept no longer; what could not, and what was written meanwhile, is.
const cleared = (draft, sent, page) => {
  const left = new Set([...page.querySelectorAll("form[data-left] [name]")].map((each) => each.name));
  const now = draft.fields;
  const more = [...now].some(([name, kept]) => kept.text !== (sent.get(name) || {}).text)
    || [...sent.keys()].some((name) => !now.has(name));
  if (more) return true;
  if (left.size === 0) draft.drop();
  else for (const name of now.keys()) if (!left.has(name)) draft.put(`f/${name}`, null);
  return false;
};

// Among all tabs.
const oneByOne = (name, work) => (navigator.locks ? navigator.locks.request(`dealgate ${name}`, work) : work());

let wait = FIRST_WAIT;
let timer = 0;

const tell = (draft, outcome) => {
  document.dispatchEvent(new CustomEvent("kept", { detail: { sheet: draft.sheet, ...outcome } }));
};

const sendKept = () => oneByOne("send", async () => {
  clearTimeout(timer);
  for (const draft of Draft.all(person).filter((each) => each.queued)) {
    tell(draft, { how: "sending" });
    let outcome;
    try { outcome = await sendOne(draft); } catch { outcome = { how: "later" }; }
    if (outcome.how === "sent") renewed(draft.about ? null : outcome.page);
    tell(draft, outcome);
    if (outcome.how !== "later") { wait = FIRST_WAIT; continue; }
    timer = setTimeout(sendKept, wait);
    wait = Math.min(2 * wait, LONGEST_WAIT);
    return;
  }
});

// A sheet that has gone in is not to be opened again without the network.
const renewed = async (page) => {
  const again = page && page.querySelector("[data-new]");
  if (again && "caches" in window) {
    const sheets = await caches.open(`sheets ${person}`);
    await sheets.add(again.getAttribute("href")).catch(() => sheets.delete(again.getAttribute("href")));
  }
};

const forgetOthers = async () => {
  for (const key of Draft.keys()) if (!key.startsWith(Draft.stem(person))) localStorage.removeItem(key);
  if (!("caches" in window)) return;
  for (const name of await caches.keys()) if (name !== `sheets ${person}`) await caches.delete(name);
  for (const each of "serviceWorker" in navigator ? await navigator.serviceWorker.getRegistrations() : []) {
    const worker = each.active || each.waiting || each.installing;
    if (worker && new URL(worker.scriptURL).searchParams.get("for") !== person) await each.unregister();
  }
};

const forgetAll = () => oneByOne("pages", async () => {
  for (const key of Draft.keys()) localStorage.removeItem(key);
  if ("caches" in window) for (const name of await caches.keys()) await caches.delete(name);
  if (!("serviceWorker" in navigator)) return;
  for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
});

for (const form of document.querySelectorAll("form[data-ends]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (Draft.all(person).length > 0 && !confirm(form.dataset.ask)) return;
    leaving = true;
    await forgetAll();
    form.submit();
  });
}

const sendNow = () => {
  wait = FIRST_WAIT;
  return sendKept();
};

if (person) {
  forgetOthers();
  sendNow();
  addEventListener("online", sendNow);
}

// For the scripts of pages: the address of this file has its digest, so none can import it by name.
window.kept = { Draft, PATIENCE, isLeaving: () => leaving, oneByOne, person, sendNow };
