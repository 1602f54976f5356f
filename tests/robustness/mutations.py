"""Whole documents spoilt in many ways, by a number: the same number spoils in the same way."""

import re
from collections.abc import Callable
from random import Random

from tests.robustness.samples import archive, members

_NUMBER = re.compile(rb"\d+")
_NUMBERS = (b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1e308", b"0.0000001")
_SIGNS = {
    "pdf": (
        b"<<",
        b">>",
        b"[",
        b"(",
        b"endstream",
        b"1 0 R",
        b" Do ",
        b" Tf ",
        b"BI ID ",
        b"/Kids [1 0 R]",
        b"%",
    ),
    "html": (
        b"<table>",
        b"<sup>",
        b"<!--",
        b"]]>",
        b"&#x110000;",
        b"<p",
        b"</",
        b"<a href='#n1'>",
        b"\0",
        b"<svg>",
    ),
    "md": (b"[^1]", b"`", b"[", b"](", b"*", b"|", b">", b"<!--", b"[^1]: ", b"\n\n", b"\t", b"```\n"),
    "txt": (b"1", b". ", b"[1]", b"\xa3", b"\n\n", b"\f", b"http://", b"\xe2\x80\x9c", b"(", b"1,", b"%"),
    "xml": (
        b"<w:p>",
        b"</w:p>",
        b"<text:p>",
        b"&amp;",
        b"&x;",
        b"<![CDATA[",
        b"<?x",
        b"xmlns=''",
        b"<",
        b">",
    ),
}

Mutation = Callable[[bytes, Random, str], bytes]


def mutant(name: str, content: bytes, number: int) -> bytes:
    """Return `content` spoilt in the way that `number` stands for."""
    random = Random(f"{name} {number}")
    if content.startswith(b"PK") and number % 4:
        return _member_spoilt(content, random)
    return _spoilt(content, random, name.rpartition(".")[2])


def _member_spoilt(content: bytes, random: Random) -> bytes:
    """Spoil one file of an archive, and pack it well again."""
    inside = members(content)
    name = random.choice(list(inside))
    return archive({**inside, name: _spoilt(inside[name], random, "xml")})


def _spoilt(content: bytes, random: Random, form: str) -> bytes:
    for _ in range(random.randint(1, 4)):
        content = random.choice(_MUTATIONS)(content, random, form)
    return content


def _flip(content: bytes, random: Random, _: str) -> bytes:
    spoilt = bytearray(content)
    for _ in range(min(random.choice((1, 2, 8, 64)), len(spoilt))):
        spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return bytes(spoilt)


def _cut(content: bytes, random: Random, _: str) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _lose(content: bytes, random: Random, _: str) -> bytes:
    start, end = _stretch(content, random)
    return content[:start] + content[end:]


def _double(content: bytes, random: Random, _: str) -> bytes:
    start, end = _stretch(content, random)
    return content[:end] + content[start:end] * random.choice((1, 3, 20)) + content[end:]


def _swap(content: bytes, random: Random, _: str) -> bytes:
    (a, b), (c, d) = sorted((_stretch(content, random), _stretch(content, random)))
    return content if b > c else content[:a] + content[c:d] + content[b:c] + content[a:b] + content[d:]


def _miscount(content: bytes, random: Random, _: str) -> bytes:
    """Put another number in the place of one."""
    numbers = list(_NUMBER.finditer(content))
    if not numbers:
        return content
    number = random.choice(numbers)
    return content[: number.start()] + random.choice(_NUMBERS) + content[number.end() :]


def _add_noise(content: bytes, random: Random, _: str) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + random.randbytes(random.choice((1, 16, 500))) + content[at:]


def _add_signs(content: bytes, random: Random, form: str) -> bytes:
    """Put a sign of the format where it does not belong, once or many times."""
    at = random.randrange(len(content) + 1)
    return (
        content[:at]
        + random.choice(_SIGNS.get(form, _SIGNS["xml"])) * random.choice((1, 3, 200))
        + content[at:]
    )


def _stretch(content: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(content) + 1)
    return start, min(len(content), start + random.choice((1, 10, 100, 1000)))


_MUTATIONS: tuple[Mutation, ...] = (
    _flip, _cut, _lose, _double, _swap, _miscount, _add_noise, _add_signs, _add_signs, _miscount,
)  # fmt: skip
