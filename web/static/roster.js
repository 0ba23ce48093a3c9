// Dragging a name onto a turn fills in the form; it is saved by the same press as without a mouse.

const form = document.getElementById("override");

function fill(turn, code) {
  const fields = form.elements;
  fields.operator.value = turn.dataset.operator === code ? "" : turn.dataset.operator || "";
  fields.substitute.value = code;
  fields.starts.value = turn.dataset.starts;
  fields.ends.value = turn.dataset.ends;
  if (turn.dataset.schedule) fields.schedule.value = turn.dataset.schedule;
  form.scrollIntoView({ block: "center" });
  form.querySelector("button").focus();
}

if (form) {
  for (const hint of document.querySelectorAll("[data-drag]")) hint.hidden = false;
  for (const chip of document.querySelectorAll("[data-code]")) {
    chip.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", chip.dataset.code));
  }
  for (const turn of document.querySelectorAll(".turn")) {
    turn.addEventListener("dragover", (event) => { event.preventDefault(); turn.classList.add("over"); });
    turn.addEventListener("dragleave", () => turn.classList.remove("over"));
    turn.addEventListener("drop", (event) => {
      event.preventDefault();
      turn.classList.remove("over");
      fill(turn, event.dataTransfer.getData("text/plain"));
    });
  }
}
