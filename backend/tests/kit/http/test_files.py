"""Names of files as RFC 6266 has them."""

import pytest

from inroad.kit.http.files import attachment, file_name


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("Letter to Ann", "Letter to Ann.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ('a"b\r\nSet-Cookie: x', "a b Set-Cookie x.pdf"),
        ("...", "file.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
    ],
)
def test_a_name_is_one_any_system_can_keep(stem: str, name: str) -> None:
    assert file_name(stem, "pdf") == name


def test_other_scripts_stand_in_utf_8_beside_a_plain_name() -> None:
    assert attachment("王小明", "pdf") == (
        "attachment; filename=\"file.pdf\"; filename*=UTF-8''%E7%8E%8B%E5%B0%8F%E6%98%8E.pdf"
    )
    assert attachment("Letter to Ann", "pdf") == 'attachment; filename="Letter to Ann.pdf"'
