// Sends films one after another, shows how far each is, and asks for the verdict until it is there.
import { Arrival, Refused } from "./resume.js";

const form = document.getElementById("upload");
const chooser = document.getElementById("file");
const drop = document.getElementById("drop");
const results = document.getElementById("results");
const chosen = document.getElementById("chosen");
const go = document.getElementById("go");
const SUBTITLE = /\.(srt|ass|ssa|vtt)$/i;
const POLL_MS = 1000;
const MB = 1024 * 1024;

const stem = (name) => name.replace(/\.[^.]*$/, "");
const token = () => form.querySelector("[name=csrfmiddlewaretoken]").value;
const queue = [];
let isBusy = false;

function addRow(name) {
  results.hidden = false;
  const row = results.querySelector("tbody").insertRow();
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = name;
  row.append(head);
  const cell = row.insertCell();
  const words = document.createElement("p");
  words.className = "quiet";
  words.textContent = "排队等着传";
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", `${name} 传了多少`);
  bar.max = 1;
  bar.value = 0;
  const pause = document.createElement("button");
  pause.type = "button";
  pause.className = "button small-button";
  pause.textContent = "暂停";
  pause.setAttribute("aria-label", `暂停 ${name}`);
  cell.append(words, bar, pause);
  return { cell, words, bar, pause, name };
}

function tell(cell, kind, words, link) {
  const mark = document.createElement("span");
  mark.className = `mark ${kind}`;
  mark.textContent = words;
  cell.replaceChildren(mark);
  if (link) {
    const more = document.createElement("a");
    more.href = link;
    more.textContent = "看一看";
    cell.append(" ", more);
  }
}

function length(ms) {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}分${seconds % 60}秒`;
}

function show(cell, answer) {
  if (answer.verdict === "checking") return tell(cell, "off", "收到了，正在检查", answer.page);
  if (answer.duplicate) return tell(cell, "off", `已有同一个文件：《${answer.title}》，没有再存`, answer.page);
  if (answer.verdict === "accepted") {
    const advice = answer.advice ? `。${answer.advice}` : "";
    return tell(cell, answer.advice ? "warn" : "ok", `✓ 可以用，${length(answer.length_ms)}${advice}`, answer.page);
  }
  if (answer.verdict === "flagged") return tell(cell, "warn", `有疑问：${answer.reason}`, answer.page);
  return tell(cell, "bad", `不能用：${answer.reason}`);
}

async function follow(cell, answer) {
  while (answer.verdict === "checking") {
    await new Promise((done) => setTimeout(done, POLL_MS));
    try {
      const response = await fetch(answer.poll, { headers: { Accept: "application/json" } });
      answer = await response.json();
    } catch {
      // The line dropped; the next look may do better.
    }
  }
  show(cell, answer);
}

function left(ms) {
  if (ms === null) return "";
  const minutes = Math.ceil(ms / 60000);
  if (minutes <= 1) return "，还要不到1分钟";
  return minutes < 90 ? `，还要约${minutes}分钟` : `，还要约${Math.round(minutes / 60)}小时`;
}

function showProgress({ words, bar, pause, name }, { state, sent, total, leftMs }) {
  const amount = `${(sent / MB).toFixed(1)} / ${(total / MB).toFixed(1)} MB`;
  bar.value = total ? sent / total : 0;
  words.textContent = {
    sending: `已传 ${amount}${left(leftMs)}`,
    paused: `停在 ${amount}，按“继续”接着传`,
    waiting: `网断了，停在 ${amount}，通了会自己接着传`,
    finishing: "传完了，正在收好",
  }[state];
  const label = state === "paused" ? "继续" : "暂停";
  // Not while the same: whoever reads the screen aloud would hear it again and again.
  if (pause.textContent !== label) {
    pause.textContent = label;
    pause.setAttribute("aria-label", `${label} ${name}`);
  }
  pause.hidden = state === "finishing";
}

async function attach(answer, subtitle) {
  const body = new FormData();
  body.append("subtitle", subtitle);
  const headers = { Accept: "application/json", "X-CSRFToken": token() };
  try {
    const response = await fetch(answer.subtitle, { method: "POST", body, headers });
    const { ok, reason } = await response.json();
    return ok ? "" : reason;
  } catch {
    return "字幕没有传成，到课件的页面上再加一次。";
  }
}

function later(row, words) {
  const note = document.createElement("p");
  note.textContent = words;
  row.cell.append(note);
}

// With the last one goes the heading: a table of nothing would be asked about.
function forgetUnfinished(url) {
  document.querySelector(`[data-arrival="${url}"]`)?.remove();
  if (!document.querySelector("[data-arrival]")) document.getElementById("unfinished")?.remove();
}

async function send({ arrival, subtitle, row }) {
  try {
    const answer = await arrival.run();
    forgetUnfinished(arrival.url);
    const fault = subtitle ? await attach(answer, subtitle) : "";
    show(row.cell, answer);
    const followed = answer.verdict === "checking" ? follow(row.cell, answer) : Promise.resolve();
    if (fault) followed.then(() => later(row, fault));
  } catch (fault) {
    tell(row.cell, "bad", fault instanceof Refused ? fault.message : "没有传成，请刷新页面，再选同一个文件");
  }
}

async function work() {
  if (isBusy) return;
  isBusy = true;
  for (;;) {
    // What somebody paused before its turn lets the others by.
    const next = queue.findIndex((one) => !one.arrival.paused);
    if (next < 0) break;
    await send(queue.splice(next, 1)[0]);
  }
  isBusy = false;
}

function details() {
  const said = new FormData(form);
  return Object.fromEntries(["category", "function", "campaign"].map((name) => [name, said.get(name)]));
}

function enqueue(files) {
  const subtitles = new Map(files.filter((f) => SUBTITLE.test(f.name)).map((f) => [stem(f.name), f]));
  const films = files.filter((f) => !SUBTITLE.test(f.name));
  for (const film of films) {
    const row = addRow(film.name);
    const arrival = new Arrival(film, details(), form.dataset.arrivals, token(), (state) => showProgress(row, state));
    row.pause.addEventListener("click", () => {
      if (arrival.paused) arrival.goOn();
      else arrival.pause();
      work();
    });
    queue.push({ arrival, subtitle: subtitles.get(stem(film.name)), row });
  }
  if (films.length === 0 && files.length > 0) chosen.textContent = "只选了字幕。请把影片和字幕一起选上，或者到课件的页面上加。";
  work();
}

function showChosen() {
  const names = [...chooser.files].map((file) => file.name);
  chosen.textContent = names.length ? `选了${names.length}个：${names.join("、")}` : "";
  go.disabled = names.length === 0;
}

chooser.addEventListener("change", showChosen);
showChosen();

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const files = [...chooser.files];
  chooser.value = "";
  showChosen();
  enqueue(files);
});
for (const kind of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
    if (kind === "drop") enqueue([...event.dataTransfer.files]);
  });
}
