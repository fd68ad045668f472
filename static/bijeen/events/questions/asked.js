// Questions that are asked of some alone go out of sight for others. Without script each says of whom it is asked, and the
// server decides the same.
const roles = document.querySelector('select[name="role"]');
const asked = [...document.querySelectorAll("[data-follows], [data-roles]")];

const answers = (name) =>
  [...document.querySelectorAll(`[name="${CSS.escape(name)}"]:checked`)]
    .filter((input) => !input.closest("[hidden]"))
    .map((input) => (input.value === "on" ? "yes" : input.value));

const applies = (block) =>
  (!block.dataset.roles || !roles || block.dataset.roles.split(" ").includes(roles.value)) &&
  (!block.dataset.follows || answers(block.dataset.follows).includes(block.dataset.answer));

const show = () => asked.forEach((block) => (block.hidden = !applies(block)));

document.addEventListener("change", show);
show();
