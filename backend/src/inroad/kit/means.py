"""What work needs of the installation beside its database: the way out, mail, secrets, its own address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from inroad.kit.mail import Server
from inroad.kit.outbound import Outbound
from inroad.kit.secrets import Secret
from inroad.kit.vault import Vault


@dataclass(frozen=True, slots=True)
class Means:
    """Built once from the settings. `mail` is None where the installation sends no mail of its own."""

    secret: Secret
    vault: Vault
    outbound: Outbound = field(default_factory=Outbound)
    mail: Server | None = None
    mail_from: str = ""
    public_url: str = "http://127.0.0.1:8000"
    old_secrets: tuple[Secret, ...] = ()
    """Secrets that `secret` took the place of: what was hashed under them is still known again."""
    data_dir: Path | None = None
    keep: Mapping[str, timedelta] = field(default_factory=dict)
    """How long things are kept, where the settings say so."""
