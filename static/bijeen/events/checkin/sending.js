// Sending scans. What could not be sent stays, and is sent again when asked or when the network is back.

const PATIENCE = 10000;
export class Stale extends Error {}

/** The token against forgery as it is at this moment: signing in elsewhere in this browser gives another one. */
function token() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return cookie ? cookie.slice("csrftoken=".length) : document.querySelector("[name=csrfmiddlewaretoken]").value;
}

function device() {
  let id = localStorage.getItem("bijeen-device");
  if (!id) localStorage.setItem("bijeen-device", (id = newId()));
  return id;
}

/** A UUID, also where a page without https has no randomUUID. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The answers to these scans, in the same order. Throws Stale when the page must be loaded anew. */
export async function send(door, scans) {
  const response = await fetch(door.api, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token(), "Accept-Language": document.documentElement.lang },
    body: JSON.stringify({ sent_at: new Date().toISOString(), device: device(), event: door.event, scans }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (response.status === 401 || response.status === 403) throw new Stale();
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()).results;
}
