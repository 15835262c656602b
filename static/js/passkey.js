// Buttons with `data-passkey`: make a passkey, use one, or sign in with one. What the browser
// answers goes into the hidden field of the form, and the form is sent. Uses webauthn-json of
// django-allauth, which reads and writes the bytes for browsers that cannot do so themselves.
const IS_GETALLEN = /^(\d+\.){3}\d+$|^\[/;
// An address of numbers has no name to tie a passkey to (WebAuthn, "effective domain").
const kan = Boolean(window.PublicKeyCredential && window.webauthnJSON) && !IS_GETALLEN.test(location.hostname);

function opties() {
  return JSON.parse(document.getElementById("passkey-opties").textContent);
}

async function maken(form) {
  const gevraagd = opties().creation_options;
  const keuze = gevraagd.publicKey.authenticatorSelection;
  const zonderWachtwoord = form.elements.passwordless.checked;
  keuze.residentKey = zonderWachtwoord ? "required" : "discouraged";
  keuze.requireResidentKey = zonderWachtwoord;
  if (zonderWachtwoord) keuze.userVerification = "required";
  return window.webauthnJSON.create(gevraagd);
}

async function bevestigen() {
  return window.webauthnJSON.get(opties().request_options);
}

async function inloggen(form) {
  const antwoord = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!antwoord.ok) throw new Error(`status ${antwoord.status}`);
  return window.webauthnJSON.get((await antwoord.json()).request_options);
}

const DADEN = { maken, bevestigen, inloggen };

for (const nee of document.querySelectorAll("[data-passkey-nee]")) nee.hidden = kan;
for (const knop of document.querySelectorAll("[data-passkey]")) {
  knop.hidden = !kan;
  knop.addEventListener("click", async () => {
    const fout = document.querySelector("[data-passkey-fout]");
    fout.hidden = true;
    try {
      const antwoord = await DADEN[knop.dataset.passkey](knop.form);
      knop.form.querySelector("[data-passkey-veld]").value = JSON.stringify(antwoord);
      knop.form.submit();
    } catch {
      fout.hidden = false;
    }
  });
}
