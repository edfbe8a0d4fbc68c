// The visit sheets of this device that have not gone in yet.
const { Draft, person } = window.kept;
const unsent = document.querySelector("[data-unsent]");

const tellUnsent = () => {
  const drafts = Draft.all(person);
  unsent.hidden = drafts.length === 0;
  unsent.querySelector("ul").replaceChildren(...drafts.map((draft) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = draft.about.path;
    link.textContent = draft.about.title;
    line.append(link, draft.queued ? unsent.dataset.waits : unsent.dataset.begun);
    return line;
  }));
};

document.addEventListener("kept", tellUnsent);
addEventListener("storage", tellUnsent);
tellUnsent();
