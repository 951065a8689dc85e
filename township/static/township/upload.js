// Sends films one after another, shows how far each is, and asks for the verdict until it is there.
"use strict";

const form = document.getElementById("upload");
const chooser = document.getElementById("file");
const drop = document.getElementById("drop");
const results = document.getElementById("results");
// The theme writes a chosen file's name into the next text field it finds, which here is the
// campaign; this is how it marks a chooser that it has dealt with.
chooser.hasChangeListener = true;
const chosen = document.getElementById("chosen");
const go = document.getElementById("go");
const SUBTITLE = /\.(srt|ass|ssa|vtt)$/i;
const POLL_MS = 1000;

const stem = (name) => name.replace(/\.[^.]*$/, "");

function addRow(name) {
  results.hidden = false;
  const row = results.querySelector("tbody").insertRow();
  row.insertCell().textContent = name;
  const cell = row.insertCell();
  cell.append(document.createElement("progress"));
  return cell;
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
  if (answer.verdict === "checking") return tell(cell, "off", "收到了，正在检查");
  if (answer.duplicate) return tell(cell, "off", `已经有同样的课件《${answer.title}》，没有再存`, answer.page);
  if (answer.verdict === "accepted") return tell(cell, "ok", `✓ 可以用，${length(answer.length_ms)}`, answer.page);
  if (answer.verdict === "flagged") return tell(cell, "warn", `有疑问：${answer.reason}`, answer.page);
  return tell(cell, "bad", `不能用：${answer.reason}`);
}

async function follow(cell, answer) {
  while (answer.verdict === "checking") {
    await new Promise((done) => setTimeout(done, POLL_MS));
    const response = await fetch(answer.poll, { headers: { Accept: "application/json" } });
    answer = await response.json();
  }
  show(cell, answer);
}

function send(file, subtitle, cell) {
  const body = new FormData(form);
  body.delete("file");
  body.append("file", file);
  if (subtitle) body.append("subtitle", subtitle);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const bar = cell.querySelector("progress");
    request.upload.onprogress = (event) => { bar.max = event.total; bar.value = event.loaded; };
    request.onload = () => {
      try {
        const answer = JSON.parse(request.responseText);
        show(cell, answer);
        if (answer.verdict === "checking") follow(cell, answer);
      } catch {
        tell(cell, "bad", "没有传成，请刷新页面再试一次");
      }
      done();
    };
    request.onerror = () => { tell(cell, "bad", "传到一半断了，请再传一次"); done(); };
    request.open("POST", form.action || location.href);
    request.setRequestHeader("Accept", "application/json");
    request.send(body);
  });
}

async function sendAll(files) {
  const subtitles = new Map(files.filter((f) => SUBTITLE.test(f.name)).map((f) => [stem(f.name), f]));
  const films = files.filter((f) => !SUBTITLE.test(f.name));
  const rows = films.map((film) => addRow(film.name));
  for (const [place, film] of films.entries()) {
    await send(film, subtitles.get(stem(film.name)), rows[place]);
  }
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
  sendAll(files);
});
for (const kind of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
    if (kind === "drop") sendAll([...event.dataTransfer.files]);
  });
}
