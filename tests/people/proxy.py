"""Debian's nginx with deploy/nginx.conf, on other ports and with a certificate of its own."""

import os
import re
import shutil
import socket
import subprocess
from contextlib import contextmanager, suppress

from tests.people.patience import LONGEST_S, until
from tests.people.server import ROOT, free_port

CONF = ROOT / "deploy" / "nginx.conf"
CONSOLE = "server 127.0.0.1:8501;"
_PHONES = re.compile(r"( +server 127\.0\.0\.1:850[23] [^\n]*\n)+")


class NotInstalled(Exception):
    """A program is missing; says which."""


class Proxy:
    """nginx in front of a console and any number of processes for phones.

    Args:
        folder: an empty folder for its files.
        console: the console's port.
        phones: the ports of the processes for phones.
        is_plain: whether it can be reached without TLS as well, at `plain`, instead of being sent
            to where TLS is.

    Raises:
        NotInstalled: if there is no nginx or openssl.
    """

    def __init__(self, folder, console, phones, *, is_plain=False):
        self._binary, openssl = program("nginx"), program("openssl")
        self._folder = folder
        self.plain, self.tls = free_port(), free_port()
        certificate = [folder / "walls.pem", folder / "walls.key"]
        made = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1"
        named = [
            "-subj",
            "/CN=walls.example.org",
            "-out",
            certificate[0],
            "-keyout",
            certificate[1],
        ]
        subprocess.run([openssl, *made.split(), *named], check=True, capture_output=True)
        text = _on_ports(CONF.read_text(), console, phones)
        if is_plain:
            text = text.partition("\nserver {\n    listen 80;")[0]
            text = text.replace("listen 443 ssl;", f"listen 443 ssl; {_listen(self.plain)}")
        text = text.replace("listen 443 ssl;", f"{_listen(self.tls)[:-1]} ssl;")
        text = text.replace("listen 80;", _listen(self.plain))
        for path in certificate:
            text = text.replace(f"/etc/ssl/{path.name}", str(path))
        self._whole = folder / "nginx.conf"
        self._whole.write_text(_around(folder, text))

    def start(self):
        """Run it, and wait until it answers."""
        command = [self._binary, "-p", self._folder, "-c", self._whole, "-e", self._folder / "log"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        until(self._answers)
        return self

    def _answers(self):
        assert self.process.poll() is None, self.process.stderr.read()
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", self.tls), timeout=LONGEST_S).close()
            return True
        return False

    def stop(self):
        self.process.terminate()
        self.process.wait(LONGEST_S)
        self.process.stderr.close()


@contextmanager
def running_proxy(folder, console, phones, *, is_plain=False):
    """A proxy as long as the block lasts."""
    found = Proxy(folder, console, phones, is_plain=is_plain).start()
    try:
        yield found
    finally:
        found.stop()


def program(name):
    """Where a program of the system is.

    Raises:
        NotInstalled: if it is nowhere.
    """
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        raise NotInstalled(name)
    return found


def _listen(port):
    return f"listen 127.0.0.1:{port};"


def _on_ports(text, console, phones):
    """The file with the upstreams of a test in place of those it has."""
    assert CONSOLE in text
    assert _PHONES.search(text)
    line = _PHONES.search(text)[1]
    text = _PHONES.sub("".join(re.sub(r"850\d", str(port), line) for port in phones), text)
    return text.replace(CONSOLE, f"server 127.0.0.1:{console};")


def _around(folder, text):
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    text = text.replace("/var/log/nginx/drawbridge.log", f"{folder}/site.log")
    return (
        f"daemon off; pid {folder}/pid; error_log {folder}/log;\n"
        f"{'user root;' if os.geteuid() == 0 else ''}\n"
        "worker_processes 1; worker_rlimit_nofile 16384;\n"
        f"events {{ worker_connections 8192; }}\nhttp {{\n{temporary}{text}\n}}\n"
    )
