// Brings one film to the office in parts (tus 1.0.0, see township/courses/tus.py): goes on where it
// stopped after a dropped line, a closed browser or a restart of the office.
const VERSION = "1.0.0";
const END_BYTES = 64 * 1024;
const SMALLEST_PART = 512 * 1024;
const LARGEST_PART = 8 * 1024 * 1024;
const PART_MS = 6000;
const PATIENCE_MS = [1000, 2000, 5000, 10000, 20000, 30000];
const DAYS_KEPT = 8;
const KEY = "township.arrival:";

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n >>> 0;
});

// CRC-32: what a browser has for hashing works with HTTPS only, and many offices have none.
function crc32(bytes) {
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at += 1) crc = CRC_TABLE[(crc ^ bytes[at]) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());
const hex = (number) => number.toString(16).padStart(8, "0");
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const base64Text = (text) => base64(new TextEncoder().encode(text));
const rest = (ms) => new Promise((done) => setTimeout(done, ms));

async function fingerprintOf(file) {
  const first = await bytesOf(file.slice(0, END_BYTES));
  const last = await bytesOf(file.slice(Math.max(0, file.size - END_BYTES)));
  return `${hex(crc32(first))}-${hex(crc32(last))}`;
}

// What was begun is remembered by the file's name, size and time; forgotten when it is too old.
const memory = {
  key: (file) => `${KEY}${file.name}|${file.size}|${file.lastModified}`,
  read(file) {
    try { return JSON.parse(localStorage.getItem(memory.key(file))); } catch { return null; }
  },
  write(file, url) {
    try { localStorage.setItem(memory.key(file), JSON.stringify({ url, at: Date.now() })); } catch { /* private window */ }
  },
  forget(file) {
    try { localStorage.removeItem(memory.key(file)); } catch { /* private window */ }
  },
  clear() {
    try {
      for (const key of Object.keys(localStorage).filter((one) => one.startsWith(KEY))) {
        const { at } = JSON.parse(localStorage.getItem(key)) || {};
        if (!(Date.now() - at < DAYS_KEPT * 86400000)) localStorage.removeItem(key);
      }
    } catch { /* private window */ }
  },
};

export class Refused extends Error {}
class Anew extends Error {}
class OffLine extends Error {}

/** One film on its way. `told` is called with {sent, total, leftMs, state} whenever one changes. */
export class Arrival {
  constructor(file, details, address, token, told) {
    Object.assign(this, { file, details, address, token, told });
    this.part = 1024 * 1024;
    this.sent = 0;
    this.paused = false;
    this.speed = 0;
    this.request = null;
    this.wake = () => {};
  }

  pause() {
    this.paused = true;
    if (this.request) this.request.abort();
    this.tell("paused");
  }

  goOn() {
    this.paused = false;
    this.tell("sending");
    this.wake();
  }

  /** The office's answer about the course; throws Refused with a sentence. */
  async run() {
    this.fingerprint = await fingerprintOf(this.file);
    let failures = 0;
    let anew = 0;
    for (;;) {
      if (this.paused) await new Promise((go) => { this.wake = go; });
      try {
        const before = this.sent;
        await this.findPlace();
        while (this.sent < this.file.size) {
          await this.sendPart();
          if (this.sent > before) failures = 0;
        }
        this.tell("finishing");
        const answer = await this.ask("GET", this.url);
        if (answer.left || answer.status !== 200) throw this.fault(answer);
        memory.forget(this.file);
        return JSON.parse(answer.text);
      } catch (fault) {
        if (fault instanceof Refused) { throw fault; }
        if (fault instanceof Anew) {
          memory.forget(this.file);
          this.url = null;
          anew += 1;
          if (anew > 3) throw new Refused("试了几次都没接上，请刷新页面再选一次");
          continue;
        }
        if (this.paused) continue;
        this.tell("waiting");
        const wait = PATIENCE_MS[Math.min(failures, PATIENCE_MS.length - 1)];
        failures += 1;
        // Back as soon as the line is, or when the person presses.
        await Promise.race([rest(wait), new Promise((go) => { this.wake = go; addEventListener("online", go, { once: true }); })]);
      }
    }
  }

  async findPlace() {
    if (!this.url) this.url = (memory.read(this.file) || {}).url;
    if (this.url) {
      const answer = await this.ask("HEAD", this.url);
      if (answer.status === 404 || answer.status === 410) throw new Anew();
      if (answer.left || answer.status !== 200) throw this.fault(answer);
      if (!(answer.header("Upload-Metadata") || "").includes(`fingerprint ${base64Text(this.fingerprint)}`)) throw new Anew();
      this.sent = Number(answer.header("Upload-Offset"));
      this.tell("sending");
      return;
    }
    const answer = await this.ask("POST", this.address, {
      "Upload-Length": String(this.file.size),
      "Upload-Metadata": this.metadata(),
    });
    if (answer.status !== 201) throw this.fault(answer);
    this.url = answer.header("Location");
    this.sent = 0;
    memory.write(this.file, this.url);
    this.tell("sending");
  }

  metadata() {
    const pairs = { filename: this.file.name, fingerprint: this.fingerprint, ...this.details };
    return Object.entries(pairs).filter(([, value]) => value).map(([key, value]) => `${key} ${base64Text(value)}`).join(",");
  }

  async sendPart() {
    if (this.paused) throw new OffLine();
    const blob = this.file.slice(this.sent, this.sent + this.part);
    let bytes;
    try {
      bytes = await bytesOf(blob);
    } catch {
      throw new Refused("这个文件读不出来了，请看看U盘还在不在，再选一次");
    }
    const crc = crc32(bytes);
    const sum = base64([crc >>> 24, (crc >>> 16) & 255, (crc >>> 8) & 255, crc & 255]);
    const began = performance.now();
    const answer = await this.ask("PATCH", this.url, {
      "Content-Type": "application/offset+octet-stream",
      "Upload-Offset": String(this.sent),
      "Upload-Checksum": `crc32 ${sum}`,
      "Upload-Fingerprint": this.fingerprint,
    }, blob);
    if (answer.status === 404 || answer.status === 410) throw new Anew();
    // Somebody else's tab was quicker, or a part was damaged on the way: look where it stands.
    if ([409, 423, 460].includes(answer.status)) throw new OffLine();
    if (answer.status !== 204) throw this.fault(answer);
    this.sent = Number(answer.header("Upload-Offset"));
    this.learn(blob.size, performance.now() - began);
    this.tell("sending");
  }

  // A part is as large as the line brings in some seconds: little is lost when it drops.
  learn(bytes, ms) {
    const speed = bytes / Math.max(ms, 1);
    this.speed = this.speed ? this.speed * 0.7 + speed * 0.3 : speed;
    this.part = Math.min(LARGEST_PART, Math.max(SMALLEST_PART, Math.round(this.speed * PART_MS)));
  }

  fault(answer) {
    if (answer.status === 0 || answer.status >= 500) return new OffLine();
    if (answer.left) return new Refused("登录过期了，请重新登录，再选同一个文件，会接着传");
    try {
      const { reason } = JSON.parse(answer.text);
      if (reason) return new Refused(reason);
    } catch { /* no sentence came */ }
    return new Refused("没有传成，请刷新页面，再选同一个文件，会接着传");
  }

  ask(method, url, headers = {}, body = null) {
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      this.request = request;
      request.open(method, url);
      request.setRequestHeader("Tus-Resumable", VERSION);
      request.setRequestHeader("X-CSRFToken", this.token);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = (event) => { if (body) this.tell("sending", event.loaded); };
      request.onload = () => done({
        status: request.status,
        text: request.responseText,
        // To the login page: it was too long ago that somebody came in.
        left: new URL(request.responseURL, location).pathname !== new URL(url, location).pathname,
        header: (name) => request.getResponseHeader(name),
      });
      request.onerror = request.onabort = request.ontimeout = () => failed(new OffLine());
      request.timeout = method === "GET" ? 0 : 300000;
      request.send(body);
    });
  }

  tell(state, onTheWay = 0) {
    const sent = Math.min(this.file.size, this.sent + onTheWay);
    const leftMs = this.speed ? (this.file.size - sent) / this.speed : null;
    this.told({ state: this.paused ? "paused" : state, sent, total: this.file.size, leftMs });
  }
}

memory.clear();
