// Sends the chosen files one after another, shows how far each is, and offers to try again.
"use strict";

const form = document.getElementById("attach");

function line(list, name) {
  const item = list.appendChild(document.createElement("li"));
  item.append(name, document.createElement("progress"));
  return item;
}

function tell(item, name, kind, words, again) {
  const mark = document.createElement("span");
  mark.className = `mark ${kind}`;
  mark.textContent = words;
  item.replaceChildren(name, " ", mark);
  if (!again) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = "再传一次";
  button.addEventListener("click", again);
  item.append(" ", button);
}

// The page shows what is kept once nothing is on its way, and no line is left that must be read. Whoever
// goes by the keyboard goes on among the photos.
function showIfAllAreKept() {
  const list = form.querySelector(".sending");
  if (!list.children.length || list.querySelector("progress, .bad, .off")) return;
  location.hash = "attachments";
  location.reload();
}

function send(file, kind, item) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  body.append("kind", kind);
  body.append("file", file);
  const again = async () => {
    item.replaceChildren(file.name, document.createElement("progress"));
    await send(file, kind, item);
    showIfAllAreKept();
  };
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => {
      const bar = item.querySelector("progress");
      bar.max = event.total;
      bar.value = event.loaded;
    };
    request.onload = () => {
      let answer = { ok: false, words: "没有传成，请刷新页面再试一次。" };
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        // Not ours: a page of the network's, or the session is over.
      }
      const kind = answer.duplicate ? "off" : answer.ok ? "ok" : "bad";
      tell(item, file.name, kind, answer.words, null);
      done();
    };
    request.onerror = () => {
      tell(item, file.name, "bad", "传到一半断了，照片还在手机里。", again);
      done();
    };
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.send(body);
  });
}

if (form) {
  // A page that is only loaded again forgets where the keyboard was.
  if (location.hash === "#attachments") document.getElementById("attachments").focus();
  const choosers = [...form.querySelectorAll("input[type=file]")];
  const list = form.querySelector(".sending");
  const button = form.querySelector("[type=submit]");
  // A file is sent as soon as it is chosen: there is no second button to be forgotten.
  button.hidden = true;

  const sendAll = async (chooser) => {
    const files = [...chooser.files];
    const kind = form.querySelector("[name=kind]:checked").value;
    chooser.value = "";
    const items = files.map((file) => line(list, file.name));
    for (const [place, file] of files.entries()) await send(file, kind, items[place]);
    showIfAllAreKept();
  };

  for (const chooser of choosers) chooser.addEventListener("change", () => sendAll(chooser));
}
