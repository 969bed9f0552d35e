// The line to the server: each call gives an answer, or throws Offline when none came in time.
import { Offline } from "./queue.js";

const PATIENCE = 45_000;
const HEAVY = 90_000;

async function ask(address, options = {}, patience = PATIENCE) {
  try {
    return await fetch(address, {
      ...options, credentials: "same-origin", cache: "no-store", redirect: "follow",
      signal: AbortSignal.timeout?.(patience),
    });
  } catch {
    throw new Offline();
  }
}

async function json(answer) {
  try {
    return await answer.json();
  } catch {
    throw new Offline();  // cut in the middle of the answer
  }
}

export const line = {
  async hello() {
    const answer = await ask("/gui/");
    if (!answer.ok) throw new Offline();
    return json(answer);
  },
  async post(address, fields, csrf, owner) {
    const headers = { "X-Lantoa-Queue": "1", "X-Lantoa-Me": String(owner), "X-CSRFToken": csrf ?? "" };
    const answer = await ask(address, { method: "POST", headers, body: new URLSearchParams(fields) });
    if (!answer.headers.get("Content-Type")?.includes("json")) return { state: "busy" };
    return json(answer);
  },
  async leave(piece) {
    const answer = await ask("/nhan-tep/may/", { method: "POST", body: piece, headers: { "Content-Type": "application/json" } }, HEAVY);
    if (!answer.headers.get("Content-Type")?.includes("json")) return { state: "busy" };
    return json(answer);
  },
  async offset(uid) {
    const answer = await ask(`/dia-ban/tep/gui/${uid}/`);
    if (answer.redirected || !answer.headers.get("Content-Type")?.includes("json")) return null;
    return (await json(answer)).offset;
  },
  async piece(uid, at, bytes, csrf, owner) {
    const headers = {
      "X-CSRFToken": csrf ?? "", "X-Lantoa-Me": String(owner), "Upload-Offset": String(at), "X-Sha256": await sha256(bytes),
      "Content-Type": "application/offset+octet-stream",
    };
    const answer = await ask(`/dia-ban/tep/gui/${uid}/`, { method: "POST", headers, body: bytes }, HEAVY);
    if (answer.redirected) return { state: "out" };
    if (answer.status === 403) return { state: "stale" };
    if (!answer.headers.get("Content-Type")?.includes("json")) return { state: "busy" };
    const said = await json(answer);
    if (said.state === "out") return said;
    return { ...said, state: answer.ok ? "sent" : answer.status === 409 ? "gap" : "refused" };
  },
};

export async function sha256(bytes) {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
