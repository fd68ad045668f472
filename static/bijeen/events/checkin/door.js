// The door with a camera. Without this script the page works by searching; with it a ticket is read and answered at once.

import { read } from "./camera.js";
import { newId, send, Stale } from "./sending.js";

const HELD_STILL = 5000; // the same ticket, held still, is no second time
const GOES_ON = 4000; // after Welkom
const page = document.querySelector("[data-door]");
const part = (name) => page.querySelector(`[data-${name}]`);
const door = { api: page.dataset.api, event: page.dataset.event };
const over = part("shown");
const waiting = []; // scans that were not sent yet
let last = { text: "", at: 0 };
let going;

/** What a look read: one scan, sent at once. */
function found(text) {
  if (text === last.text && Date.now() - last.at < HELD_STILL) return;
  last = { text, at: Date.now() };
  deliver({
    id: newId(), action: "in", ticket: text, session: Number(page.dataset.session) || null,
    undoes: null, walk_in: null, scanned_at: new Date().toISOString(), shown: null,
  });
}

async function deliver(scan) {
  waiting.push(scan);
  try {
    const results = await send(door, [scan]);
    settle([scan], results);
  } catch (error) {
    failed(error);
  }
}

async function again() {
  const scans = waiting.slice(0, 500);
  if (!scans.length) return;
  try {
    settle(scans, await send(door, scans));
  } catch (error) {
    failed(error);
  }
}

function settle(scans, results) {
  for (const scan of scans) if (waiting.includes(scan)) waiting.splice(waiting.indexOf(scan), 1);
  count();
  show(results[results.length - 1]);
}

function failed(error) {
  part("old-page").hidden = !(error instanceof Stale);
  count();
  shake([80, 80, 80]);
}

/** A browser refuses a page that nobody touched yet, and says so as an error: the camera may begin by itself. */
function shake(pulses) {
  if (navigator.userActivation?.hasBeenActive ?? true) navigator.vibrate?.(pulses);
}

function count() {
  part("waiting").hidden = !waiting.length;
  part("number").textContent = waiting.length;
}

/** The answer at once, from what the page has; then the whole of it, with what else there is to know and to do. */
async function show(result) {
  const chosen = page.querySelector(`template[data-verdict="${result.verdict}"]`) || part("problem");
  const shown = chosen.content.cloneNode(true);
  shown.querySelector("[data-message]").textContent = result.message;
  if (result.name) shown.querySelector("[data-name]").textContent = result.name;
  cover(shown, result.verdict);
  shake(chosen.dataset.pulses === "1" ? 120 : [80, 80, 80]);
  if (result.verdict) await fill(`${page.dataset.answer.replace(/0{8}-(0{4}-){3}0{12}/, result.id)}?deel`);
}

function cover(content, verdict) {
  clearTimeout(going);
  over.replaceChildren(content);
  over.dataset.now = verdict || "";
  over.hidden = false;
  over.focus();
  if (verdict === "welcome" && part("goes-on")?.checked) going = setTimeout(uncover, GOES_ON);
}

function uncover() {
  clearTimeout(going);
  over.hidden = true;
  over.replaceChildren();
}

/** One answer as the server draws it, unless the next one is there already; a form that is sent gives another answer. */
async function fill(address, form) {
  const mine = over.firstElementChild;
  try {
    const response = await fetch(address, form ? { method: "POST", body: form } : {});
    const drawn = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-part]");
    if (!drawn || over.firstElementChild !== mine || over.hidden) return;
    part("inside").textContent = drawn.dataset.inside;
    if (form) cover(drawn, drawn.dataset.part);
    else over.replaceChildren(drawn);
  } catch {
    // what stands there stays: the answer itself was given
  }
}

over.addEventListener("click", (event) => {
  if (!event.target.closest("[data-next]")) return;
  event.preventDefault();
  uncover();
});
over.addEventListener("submit", (event) => {
  event.preventDefault();
  last.at = Date.now(); // what lies before the camera still is no answer to this
  fill(event.target.getAttribute("action"), new FormData(event.target, event.submitter));
});
part("retry").addEventListener("click", again);
addEventListener("online", again);
addEventListener("beforeunload", (event) => waiting.length && event.preventDefault());

async function start() {
  part("start").hidden = true;
  try {
    await read(part("video"), found);
  } catch {
    part("no-camera").hidden = false;
    part("tip").hidden = true;
    part("start").hidden = false;
  }
}

/** With a camera there is something to show; while a name is searched for there is none. */
async function ready() {
  const goesOn = part("goes-on");
  goesOn.checked = localStorage.getItem("bijeen-goes-on") !== "no";
  goesOn.addEventListener("change", () => localStorage.setItem("bijeen-goes-on", goesOn.checked ? "yes" : "no"));
  part("camera").hidden = false;
  part("start").addEventListener("click", start);
  const asked = await navigator.permissions?.query({ name: "camera" }).catch(() => null);
  if (asked?.state === "granted") start();
}

if (part("camera") && navigator.mediaDevices?.getUserMedia) ready();
