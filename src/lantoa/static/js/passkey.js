// Passkeys: asks the server what to sign, the device signs, the server says where to go next.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

function ready(options) {
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const list of [options.excludeCredentials, options.allowCredentials]) {
    for (const one of list ?? []) one.id = bytes(one.id);
  }
  return { publicKey: options };
}

function said(key) {
  const response = {};
  for (const part of PARTS) if (key.response[part]) response[part] = text(key.response[part]);
  if (key.response.getTransports) response.transports = key.response.getTransports();
  return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} });
}

async function ask(form, credential) {
  const body = new FormData(form);
  if (credential) body.set("credential", credential);
  const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
  const isOurs = answer.headers.get("content-type")?.includes("json");
  return isOurs ? answer.json() : { words: "Xã chưa nhận lần bấm này. Chờ một lát, tải lại trang rồi bấm lại." };
}

class Refused extends Error {}

async function begin(form) {
  const wrong = form.querySelector(".wrong");
  wrong.hidden = true;
  try {
    const asked = await ask(form);
    if (asked.words) throw new Refused(asked.words);
    const options = ready(asked);
    const key = form.dataset.passkey === "new"
      ? await navigator.credentials.create(options)
      : await navigator.credentials.get(options);
    const answer = await ask(form, said(key));
    if (answer.next) return location.assign(answer.next);
    wrong.textContent = answer.words;
  } catch (error) {
    wrong.textContent = error instanceof Refused ? error.message : error.name === "InvalidStateError"
      ? "Máy này đã có khóa rồi."
      : "Máy chưa xác nhận. Bấm lại, hoặc dùng mật khẩu.";
  }
  wrong.hidden = false;
}

if (globalThis.PublicKeyCredential && isSecureContext) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.querySelector("button[type=submit]").hidden = false;
    form.addEventListener("submit", (event) => { event.preventDefault(); begin(form); });
  }
}
