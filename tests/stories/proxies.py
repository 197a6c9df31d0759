"""nginx and Caddy as `deploy/` sets them up, on this machine's loopback, with a certificate of our own."""

from __future__ import annotations

import asyncio
import os
import shutil
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.tree import TOP

TELEGRAM = "127.0.0.1"
"""The one address that is let in beside Telegram's own here."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy: its configuration in `deploy/`, and its program."""

    file: str
    program: str

    @property
    def found(self) -> str | None:
        return shutil.which(self.program, path=f"{os.environ['PATH']}:/usr/sbin")


NGINX, CADDY = Proxy("nginx.conf", "nginx"), Proxy("Caddyfile", "caddy")


def certificate(folder: Path) -> ssl.SSLContext:
    """Make one for localhost in a folder; what trusts it."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "privkey.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))
    return ssl.create_default_context(cafile=str(folder / "fullchain.pem"))


def _nginx(folder: Path, port: int, behind: int) -> str:
    """The file as it is, but for where it listens, who may come, and where things lie."""
    server = _changed(
        (TOP / "deploy" / NGINX.file).read_text("utf-8"),
        {
            "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
            "listen [::]:443 ssl;": "",
            "line.example.org;": "localhost;",
            "/etc/letsencrypt/live/line.example.org/fullchain.pem": f"{folder}/fullchain.pem",
            "/etc/letsencrypt/live/line.example.org/privkey.pem": f"{folder}/privkey.pem",
            "/var/log/nginx/amana.error.log": f"{folder}/error.log",
            "127.0.0.1:8443;\n        proxy_http": f"127.0.0.1:{behind};\n        proxy_http",
            "deny all;": f"allow {TELEGRAM}; deny all;",
        },
    )
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    user = "user root;\n" if os.geteuid() == 0 else ""
    head = f"{user}daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/start.log;\nevents {{}}\n"
    return f"{head}http {{\n{temporary}{server}}}\n"


def _caddy(folder: Path, port: int, behind: int) -> str:
    """The file as it is, but for where it listens, who may come, and its certificate."""
    here = f"https://localhost:{port} {{\n\tbind 127.0.0.1\n\ttls {folder}/fullchain.pem {folder}/privkey.pem"
    alone = "{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n\tlog {"
    return _changed(
        (TOP / "deploy" / CADDY.file).read_text("utf-8"),
        {
            "{\n\tlog {": alone,
            "line.example.org {": here,
            "149.154.160.0/20 91.108.4.0/22": f"149.154.160.0/20 91.108.4.0/22 {TELEGRAM}",
            "reverse_proxy 127.0.0.1:8443": f"reverse_proxy 127.0.0.1:{behind}",
        },
    )


def _changed(text: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        assert text.count(old) == 1, f"{old} stands there {text.count(old)} times"
        text = text.replace(old, new)
    return text


@asynccontextmanager
async def standing(proxy: Proxy, folder: Path, port: int, behind: int) -> AsyncIterator[None]:
    """A proxy that has looked at its configuration, and serves."""
    program, file = proxy.found, folder / proxy.file
    assert program
    if proxy is NGINX:
        file.write_text(_nginx(folder, port, behind))
        looks, serves = ["-t", "-q", "-c", str(file)], ["-c", str(file), "-p", str(folder)]
    else:
        file.write_text(_caddy(folder, port, behind))
        given = ["--config", str(file), "--adapter", "caddyfile"]
        looks, serves = ["validate", *given], ["run", *given]
    home = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    with (folder / "said.log").open("ab") as said:
        looked = await asyncio.create_subprocess_exec(program, *looks, stdout=said, stderr=said, env=home)
        assert await looked.wait() == 0, (folder / "said.log").read_text()
        serving = await asyncio.create_subprocess_exec(program, *serves, stdout=said, stderr=said, env=home)
    try:
        await _answers(serving, port, folder)
        yield
    finally:
        with suppress(ProcessLookupError):
            serving.terminate()
        await serving.wait()


async def _answers(serving: asyncio.subprocess.Process, port: int, folder: Path) -> None:
    async with asyncio.timeout(30):
        while True:
            assert serving.returncode is None, (folder / "said.log").read_text()
            with suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                return
            await asyncio.sleep(0.05)
