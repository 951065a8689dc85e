"""The real nginx in front of an office, with the configuration that the project hands out."""

import shutil
import socket
import ssl
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from tests.live.running_office import PATIENCE_S, ROOT

HOST = "township.example"
HANDED_OUT = ROOT / "deploy" / "nginx.conf"
_AROUND = """\
daemon off;
user root;
worker_processes 1;
pid {here}/pid;
error_log {here}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    default_type application/octet-stream;
    client_body_temp_path {here}/body;
    proxy_temp_path {here}/proxy;
    fastcgi_temp_path {here}/fastcgi;
    uwsgi_temp_path {here}/uwsgi;
    scgi_temp_path {here}/scgi;
    include {here}/site.conf;
}}
"""


def free_port() -> int:
    """A port nobody listens on, at the moment of asking."""
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


@dataclass
class Front:
    """A running nginx; its address is what visitors use."""

    folder: Path
    media: Path
    township_port: int
    port: int = 0
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        """Where it answers; the certificate is for the machine itself."""
        return f"https://localhost:{self.port}"

    @property
    def certificate(self) -> Path:
        """What its visitors believe."""
        return self.folder / "fullchain.pem"

    def start(self) -> None:
        """Start it; ready when a line can be opened."""
        self.folder.mkdir(exist_ok=True)
        self.port, plain = free_port(), free_port()
        self._make_certificate()
        self._write("site.conf", self._site(plain))
        self._write("nginx.conf", _AROUND.format(here=self.folder))
        nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin") or "nginx"
        with (self.folder / "said").open("wb") as said:
            self.process = subprocess.Popen(
                [nginx, "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")],
                stderr=said,
            )
        self._wait()

    def stop(self) -> None:
        """End it, by its id."""
        assert self.process is not None
        self.process.terminate()
        self.process.wait(PATIENCE_S)

    def _site(self, plain: int) -> str:
        site = HANDED_OUT.read_text(encoding="utf-8")
        for written, here in (
            ("127.0.0.1:8000", f"127.0.0.1:{self.township_port}"),
            ("listen 80;", f"listen 127.0.0.1:{plain};"),
            ("listen 443 ssl;", f"listen 127.0.0.1:{self.port} ssl;"),
            (f"server_name {HOST};", f"server_name {HOST} localhost;"),
            ("/etc/ssl/township/fullchain.pem", str(self.certificate)),
            ("/etc/ssl/township/key.pem", str(self.folder / "key.pem")),
            ("/var/lib/township/data/media/", f"{self.media}/"),
        ):
            assert written in site, f"{HANDED_OUT.name} no longer says {written}"
            site = site.replace(written, here)
        return site

    def _make_certificate(self) -> None:
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt"),
                *("ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"),
                *("-keyout", str(self.folder / "key.pem"), "-out", str(self.certificate)),
                *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            ],
            check=True,
            capture_output=True,
        )

    def _write(self, name: str, content: str) -> None:
        (self.folder / name).write_text(content, encoding="utf-8")

    def _wait(self) -> None:
        context = ssl.create_default_context(cafile=str(self.certificate))
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until and self.process and self.process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1) as line:
                    context.wrap_socket(line, server_hostname="localhost").close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        said = (self.folder / "said").read_text(encoding="utf-8", errors="replace")
        raise AssertionError(f"nginx did not start: {said}")
