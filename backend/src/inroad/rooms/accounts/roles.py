"""The matrix of roles and operations, read from `roles.yaml`: the one place that says who may what (S14b)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

RECENT = timedelta(minutes=15)
"""How long ago somebody may have proved who they are, for what cannot be undone or leaves the house (S1)."""

ANYONE = "anyone"
SIGNED_IN = "signed_in"
COACH = ("coach:progress", "coach:contacts", "coach:letters")
GROUP = ("group:admin", "group:coach", "group:seeker")
ROLES = frozenset({ANYONE, SIGNED_IN, "owner", "editor", "instance_admin", *COACH, *GROUP})


class MatrixError(Exception):
    """The file of roles does not make sense."""


class _Loader(yaml.SafeLoader):
    """Refuses a key given twice: the second line would silently win."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, Any]:
    keys = [key.value for key, _ in node.value]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise MatrixError(f"given twice: {sorted(twice)}")
    return dict(loader.construct_pairs(node, deep=True))


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


@dataclass(frozen=True, slots=True)
class Matrix:
    """`allowed` names the roles of each operation; `recent` the operations that ask for a fresh sign-in."""

    allowed: dict[str, frozenset[str]]
    recent: frozenset[str]

    def admits(self, operation: str, roles: Iterable[str]) -> bool:
        """Whether one of these roles may do it; what the file does not name is refused."""
        return not self.allowed.get(operation, frozenset()).isdisjoint(roles)

    def open_to_all(self, operation: str) -> bool:
        """Whether it takes no sign-in."""
        return self.admits(operation, (ANYONE,))


def read_matrix(text: str) -> Matrix:
    """The matrix of a YAML text. Raises MatrixError for an unknown role, or an operation without one."""
    told = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader with one more refusal
    allowed = {name: frozenset(roles or ()) for name, roles in told["operations"].items()}
    for name, roles in allowed.items():
        if not roles or not roles <= ROLES:
            raise MatrixError(f"{name}: {sorted(roles)} are not roles; known are {sorted(ROLES)}")
    recent = frozenset(told["recent"])
    if not recent <= allowed.keys():
        raise MatrixError(f"recent names operations that are not there: {sorted(recent - allowed.keys())}")
    return Matrix(allowed, recent)


@lru_cache(maxsize=1)
def matrix() -> Matrix:
    """The matrix this program was built with."""
    return read_matrix(resources.files(__package__).joinpath("roles.yaml").read_text(encoding="utf-8"))
