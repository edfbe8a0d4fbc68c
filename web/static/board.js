// A deal that is dropped on the next column opens its gate: it is the gate that moves it.
const board = document.querySelector("[data-board]");
const said = document.querySelector("[data-said]");
const lanes = [...board.querySelectorAll(".lane")];
let held = null;

const laneOf = (thing) => lanes.indexOf(thing.closest(".lane"));

board.addEventListener("dragstart", (event) => {
  held = event.target.closest(".tile");
  if (!held) return;
  event.dataTransfer.setData("text/plain", held.dataset.deal);
  event.dataTransfer.effectAllowed = "move";
  held.classList.add("held");
});

board.addEventListener("dragend", () => {
  if (held) held.classList.remove("held");
  for (const lane of lanes) lane.classList.remove("aim");
  held = null;
});

board.addEventListener("dragover", (event) => {
  const lane = event.target.closest(".lane");
  if (!held || !lane) return;
  event.preventDefault();
  for (const each of lanes) each.classList.toggle("aim", each === lane && laneOf(held) !== lanes.indexOf(lane));
});

board.addEventListener("drop", (event) => {
  const lane = event.target.closest(".lane");
  if (!held || !lane) return;
  event.preventDefault();
  const way = lanes.indexOf(lane) - laneOf(held);
  const page = `/deals/${encodeURIComponent(held.dataset.deal)}`;
  if (way === 1) location.assign(`${page}#gate`);
  else if (way < 0) location.assign(`${page}#back`);
  else if (way > 1) {
    said.textContent = said.dataset.far;
  }
});
