// Leave for a neutral site at once, without this page in the "back" button.
const knop = document.querySelector("[data-snel-weg]");
const BINNEN = 2000;
let keren = [];

function weg() {
  document.documentElement.hidden = true;
  document.title = "";
  location.replace(knop.href);
}

if (knop) {
  knop.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    weg();
  });
  // Capture: a popup or a field that uses Escape itself must not keep it from us.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") {
        keren = [];
        return;
      }
      if (event.repeat) return;
      const nu = Date.now();
      keren = [...keren.filter((toen) => nu - toen < BINNEN), nu];
      if (keren.length >= 3) weg();
    },
    true,
  );
}
