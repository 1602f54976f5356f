"""Reading a language's TOML file and compiling it into a `Lexicon`."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from evidence_audit.quantities.lexicon.phrases import backwards, forwards
from evidence_audit.quantities.lexicon.vocabulary import Lexicon, Modifier, Unit

Tables = Mapping[str, Any]

_HERE = Path(__file__).parent


def load(language: str = "en") -> Lexicon:
    """Return the lexicon of a language by its code; FileNotFoundError where there is none."""
    return _loaded(language)


@lru_cache(maxsize=8)
def _loaded(language: str) -> Lexicon:
    return compiled(tables(language))


def tables(language: str) -> dict[str, Any]:
    """Return the raw tables of a language, fresh."""
    return tomllib.loads((_HERE / f"{language}.toml").read_text(encoding="utf-8"))


def extended(entries: Tables, language: str = "en") -> Lexicon:
    """Return a language's lexicon with more entries, shaped as in its TOML file.

    Tables are merged, lists are joined, anything else is replaced.
    """
    return compiled(_merged(tables(language), entries))


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {**old, **{key: _merged(old.get(key), value) for key, value in new.items()}}
    if isinstance(old, list) and isinstance(new, list):
        return [*old, *new]
    return new


def compiled(raw: Tables) -> Lexicon:
    """Return the look-up tables of a language's raw tables."""
    units = list(_units(raw))
    money = [(name, unit) for name, unit in units if unit.kind == "money"]
    return Lexicon(
        numbers=raw["number"],
        magnitudes=raw["magnitude"],
        letters=raw["magnitude_letter"],
        collectives={**raw["collective"], **raw["collective_plural"]},
        vague={word: (low, high) for word, (low, high) in raw["vague"].items()},
        fractions=raw["fraction"],
        fraction_plurals=raw["fraction_plural"],
        ordinals=raw["ordinal"],
        glyphs=raw["glyph"],
        ratios=raw["ratio"],
        folds=raw["fold"],
        before=backwards(_modifiers(raw, "modifier_before")),
        after=forwards(_modifiers(raw, "modifier_after")),
        signs=backwards((sign, unit) for sign, unit in money if unit.exact is not None and not unit.codes),
        units=forwards(units),
        by_symbol={unit.symbol: unit for _, unit in reversed(units)},
        periods=forwards(raw["period"].items()),
        period_adverbs=raw["period_adverb"],
        idioms=forwards((idiom, idiom) for idiom in raw["context"]["idiom"]),
        grammar=_sets(raw["grammar"]),
        context=_sets(raw["context"]),
        counted=_sets(raw["counted"]),
        masses=raw["mass_name"],
        parts=raw["part"],
        lone={word: (value, symbol) for word, (value, symbol) in raw["lone"].items()},
        age_unit=raw["age"]["unit"],
        bounds={**raw["modifier_after"], **raw["modifier_before"]},
        spans={period: _span(raw, period) for period in raw["period"].values()},
        homes=_homes(raw),
        seeds=_seeds(raw),
    )


def _modifiers(raw: Tables, table: str) -> Iterator[tuple[str, Modifier]]:
    closing = raw["modifier_closes"]["words"]
    return ((words, Modifier(words, bound, words in closing)) for words, bound in raw[table].items())


def _span(raw: Tables, period: str) -> str:
    """Return the unit that a period is one of: `min` of `minutes`, `barrel` of `barrels`."""
    for symbol, entry in (*raw["duration"].items(), *raw["unit"].items()):
        if period in entry["names"] or period in entry.get("symbols", ()):
            return str(symbol)
    return period


def _sets(raw: Tables) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in raw.items()}


_SEED_TABLES = (
    "number",
    "magnitude",
    "collective",
    "collective_plural",
    "vague",
    "fraction",
    "fraction_plural",
    "ordinal",
    "glyph",
    "ratio",
    "fold",
)
"""The tables whose words may begin a quantity."""


def _seeds(raw: Tables) -> frozenset[str]:
    words = {word for table in _SEED_TABLES for word in raw[table]}
    words |= {name.split()[0] for name in raw["percent"]}
    words |= {name for entry in raw["duration"].values() for name in entry.get("alone", ())}
    return frozenset(words | set(raw["grammar"].get("seed", ())))


def _units(raw: Tables) -> Iterator[tuple[str, Unit]]:
    """Yield every name and symbol with its unit, in the file's order."""
    for name, symbol in raw["percent"].items():
        dimension = "share" if symbol == "%" else "points"
        yield name, Unit(symbol, "percent", dimension, raw["percent_factor"][symbol])
    for code, entry in raw["currency"].items():
        unit = Unit(code, "money", f"money:{code}")
        yield from ((name, unit) for name in entry.get("names", ()))
        for sign in entry.get("signs", ()):
            yield sign, Unit(code, "money", f"money:{code}", exact=sign)
    yield from _shared_money(raw)
    for name, entry in raw["duration"].items():
        yield from _named(name, entry, "duration", "time")
    for symbol, entry in raw["unit"].items():
        yield from _named(symbol, entry, "measure", entry["dimension"])


def _shared_money(raw: Tables) -> Iterator[tuple[str, Unit]]:
    """Yield pence, cents, shillings: names of which the text tells whose they are."""
    for name, entry in raw["currency_shared"].items():
        codes = tuple(entry["of"])
        unit = Unit(name, "money", f"money:{codes[0]}", 1 / entry["parts"], codes=codes)
        yield from ((words, unit) for words in entry["names"])
        yield from ((sign, replace(unit, exact=sign)) for sign in entry.get("symbols", ()))


def _homes(raw: Tables) -> dict[str, str]:
    """Return the currency of which each single word tells."""
    known = {word: code for code, words in raw["currency_home"].items() for word in words}
    for code, entry in reversed(raw["currency"].items()):
        known |= {word.lower(): code for word in (*entry["signs"], *entry["names"]) if " " not in word}
    return known


def _named(symbol: str, entry: Tables, kind: str, dimension: str) -> Iterator[tuple[str, Unit]]:
    factor, offset = float(entry["factor"]), float(entry.get("offset", 0))
    plain = Unit(symbol, kind, dimension, factor, offset)
    yield from ((name, plain) for name in entry.get("names", ()))
    for sign in entry.get("symbols", ()):
        yield sign, Unit(symbol, kind, dimension, factor, offset, exact=sign)
