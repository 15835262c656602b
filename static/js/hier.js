// "Hier": puts the visitor's position, rounded to some 100 m, in the place field.
const knop = document.querySelector("[data-hier]");
const melding = document.querySelector("[data-hier-melding]");

function zeg(tekst) {
  melding.textContent = tekst;
}

if (knop && navigator.geolocation && window.isSecureContext) {
  const veld = document.getElementById(knop.dataset.hier);
  knop.hidden = false;
  knop.addEventListener("click", () => {
    zeg("Uw telefoon vraagt of dit mag…");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        veld.value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`;
        zeg("Ingevuld: uw plek (afgerond op 100 meter).");
      },
      () => zeg("Dat lukt niet. Vul uw wijk of postcode in."),
      { timeout: 10000, maximumAge: 300000 },
    );
  });
}
