// Snel weg: leaves no way back to this page, and Esc twice within a second does the same. Without script it is a plain link.
"use strict";
const way = document.querySelector("[data-exit]");
let pressed = 0;
function leave(event) {
  event.preventDefault();
  location.replace(way.href);
}
way.addEventListener("click", leave);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (event.timeStamp - pressed < 1000) leave(event);
  pressed = event.timeStamp;
});
