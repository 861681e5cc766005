"""A mail server to read from: Debian's Dovecot on a free port of loopback, with folders of its own.

It runs as whoever runs the tests; under root the mailboxes belong to `nobody`. Names are whatever one likes,
the password is `right`.
"""

import contextlib
import grp
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.ports import free_ports

PROGRAM = shutil.which("dovecot", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))

_CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
auth_username_chars =
first_valid_uid = 0
mail_location = {location}
mail_max_userip_connections = 100
ssl = {ssl}
{certificate}
passdb {{
  driver = static
  args = password=right
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/home/%u
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  service_count = 0
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
"""


@dataclass
class Dovecot:
    """A running server. `port` speaks in the clear (and STARTTLS with a certificate), `tls_port` TLS."""

    home: Path
    port: int
    tls_port: int
    uid: int
    gid: int
    user: str = "nora"
    count: int = 0

    def somebody(self) -> "Dovecot":
        """The same server with an empty mailbox of somebody new."""
        return replace(self, user=f"nora{secrets.token_hex(4)}")

    def folder(self) -> Path:
        """The inbox."""
        box = self.home / "mail" / self.user
        for part in (box, box / "cur", box / "new", box / "tmp"):
            part.mkdir(exist_ok=True)
            os.chown(part, self.uid, self.gid)
        return box

    def fill(self, raw: bytes, copies: int) -> None:
        """A mailbox of years, in one file (`large`)."""
        text = b"From somebody Wed Oct 14 09:00:00 2026\n" + raw.replace(b"\r\n", b"\n") + b"\n"
        box = self.home / "mail" / self.user
        with box.open("ab") as file:
            file.write(text * copies)
        os.chown(box, self.uid, self.gid)

    def put(self, raw: bytes) -> None:
        """Lets a message arrive."""
        box = self.folder()
        self.count += 1
        first = box / "tmp" / f"{self.count}"
        first.write_bytes(raw)
        os.chown(first, self.uid, self.gid)
        first.rename(box / "new" / f"{1_790_000_000 + self.count}.{self.count:06}.test")

    def renumber(self, validity: int) -> None:
        """Makes the mailbox anew: the numbers of its messages mean nothing any more."""
        doveadm = shutil.which("doveadm") or "/usr/bin/doveadm"
        command = ["mailbox", "update", "-u", self.user, "--uid-validity", str(validity), "INBOX"]
        subprocess.run([doveadm, "-c", str(self.home / "conf"), *command], check=True, timeout=30)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(400):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.025)
    said = log.read_text() if log.exists() else ""
    raise RuntimeError(f"dovecot does not answer: {said}")


@contextmanager
def dovecot(certificate: tuple[Path, Path] | None = None, *, large: bool = False) -> Iterator[Dovecot]:
    """Serves for the length of the block; `certificate` is a file with it and one with its key.

    `large`: a mailbox is one file, which is quicker to make where there are thousands of messages.
    """
    if PROGRAM is None:
        raise RuntimeError("Dovecot is missing: `make test` installs it (dovecot-imapd)")
    me = pwd.getpwuid(os.getuid())
    owner = pwd.getpwnam("nobody") if os.getuid() == 0 else me
    home = Path(tempfile.mkdtemp(prefix="inroad-mail-"))
    home.chmod(0o755)
    port, tls_port = free_ports(2)
    for name in ("mail", "home"):
        (home / name).mkdir()
        os.chown(home / name, owner.pw_uid, owner.pw_gid)
    lines = ""
    if certificate is not None:
        lines = f"ssl_cert = <{certificate[0]}\nssl_key = <{certificate[1]}"
    config = home / "conf"
    config.write_text(
        _CONFIG.format(
            home=home,
            location=f"mbox:{home}/home/%u:INBOX={home}/mail/%u" if large else f"maildir:{home}/mail/%u",
            user=owner.pw_name,
            group=grp.getgrgid(owner.pw_gid).gr_name,
            uid=owner.pw_uid,
            gid=owner.pw_gid,
            port=port,
            tls_port=tls_port if certificate else 0,
            ssl="yes" if certificate else "no",
            certificate=lines,
        )
    )
    # A group of its own, so that it can be ended with all its children, and nothing else.
    process = subprocess.Popen([PROGRAM, "-F", "-c", str(config)], start_new_session=True)
    try:
        _wait(port, process, home / "log")
        yield Dovecot(home, port, tls_port, owner.pw_uid, owner.pw_gid)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
        shutil.rmtree(home, ignore_errors=True)
