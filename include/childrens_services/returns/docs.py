"""docs/returns: a page for each return with every rule, written from the rules themselves.

`python -m childrens_services.returns.docs` writes them; with `--check` it only says which pages are stale.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from childrens_services import settings
from childrens_services.returns import layout, rules
from childrens_services.returns.layout import LAST
from childrens_services.returns.rules import Rule, Version

FOLDER = settings.ROOT / "docs" / "returns"
MODULE = "childrens_services.returns.docs"
TITLES = {
    "ssda903": "SSDA903: children looked after and care leavers",
    "cin": "Children in need census",
    "sen": "SEND lists",
}
SEVERITIES = {"error": "must be mended", "query": "may be right: look, then mend it or say why"}
NEEDS = {
    "providers": "Ofsted's lists of providers",
    "postcodes": "a list of postcodes, or the columns worked out from it",
    "local_authority": "which council it is",
}


def pages() -> dict[Path, str]:
    """Every page as Markdown, by its path."""
    return {FOLDER / f"{name}.md": page(name) for name in layout.names()}


def page(return_name: str) -> str:
    """The page of one return."""
    known = list(rules.load(return_name).values())
    return "\n".join(
        [
            f"# {TITLES.get(return_name, return_name)}\n",
            f"Written from the rules in {_link(rules.folder(return_name))} by `python -m {MODULE}`: change them there.",
            "How to run them and read what they find: [Statutory returns](README.md).",
            "Years are those that a collection ends in: 2027 is 2026/27.\n",
            *_summary(known),
            *(line for rule in known for line in _rule(return_name, rule)),
        ]
    )


def _summary(known: Sequence[Rule]) -> list[str]:
    counts = Counter(rule.severity for rule in known)
    return [
        "| severity | rules | what is found |",
        "|---|---|---|",
        *(f"| {severity} | {counts[severity]} | {meaning} |" for severity, meaning in SEVERITIES.items()),  # type: ignore[index]
        f"| all | {len(known)} | |",
        "",
        *_counted(known),
    ]


def _counted(known: Sequence[Rule]) -> Iterator[str]:
    """What some of the rules cannot do without, and an empty line after it."""
    kinds = {
        "last year's return": [rule for rule in known if rule.last_year],
        **{meaning: [rule for rule in known if need in rule.needs] for need, meaning in NEEDS.items()},
    }
    for meaning, needing in kinds.items():
        if needing:
            yield f"- {_rules(len(needing))} {meaning}"
    if any(kinds.values()):
        yield ""


def _rules(count: int) -> str:
    return "1 rule needs" if count == 1 else f"{count} rules need"


def _rule(return_name: str, rule: Rule) -> Iterator[str]:
    path = rules.folder(return_name) / f"{rule.code}.yaml"
    yield f"## {rule.code}\n"
    yield f"**{rule.severity.capitalize()}**: {_line(rule.description)}\n"
    yield f"- To do: {_line(rule.action)}"
    yield f"- Look at: {_fields(rule)}"
    yield f"- Holds: {held(rule.versions)}"
    yield f"- Needs: {_needed(rule)}"
    if rule.is_whole_return:
        yield "- About the whole return, not a row of it"
    if rule.note:
        yield f"- Note: {_line(rule.note)}"
    yield f"- SQL: {_link(path)}\n"


def held(versions: Sequence[Version]) -> str:
    """The collection years a rule holds in: `2023 to 2025, changed for 2026 on`; 2027 is the one of 2026/27."""
    said: list[str] = []
    ended = None
    for number, version in enumerate(versions):
        after = versions[number + 1].since - 1 if number + 1 < len(versions) else None
        until = min((year for year in (version.until, after) if year is not None), default=None)
        changed = "changed for " if ended == version.since - 1 else ""
        said.append(changed + _years(version.since, until))
        ended = until
    return ", ".join(said)


def _years(since: int, until: int | None) -> str:
    if until is None:
        return f"{since} on"
    return str(since) if since == until else f"{since} to {until}"


def _fields(rule: Rule) -> str:
    return "; ".join(f"{table} {', '.join(f'`{name}`' for name in names)}" for table, names in rule.fields.items())


def _needed(rule: Rule) -> str:
    needed = [_table(name) for name in rule.reads]
    needed += [NEEDS[need] for need in rule.needs]
    if rule.file_format:
        needed.append(f"a return sent as {rule.file_format.upper()}")
    if rule.reads_if_there:
        needed.append(f"where delivered {', '.join(_table(name) for name in rule.reads_if_there)}")
    return "; ".join(needed)


def _table(name: str) -> str:
    return f"last year's {name.removesuffix(LAST)}" if name.endswith(LAST) else name


def _line(text: str) -> str:
    """Text on one line, as plain text."""
    return " ".join(text.split()).replace("<", "&lt;").replace("*", "\\*")


def _link(path: Path) -> str:
    inside = path.relative_to(settings.SUITES.parent).as_posix()
    return f"[{inside}]({Path(os.path.relpath(path, FOLDER)).as_posix()})"


def stale(wanted: dict[Path, str]) -> list[Path]:
    """Pages that are missing or differ; what is written by hand beside them is left alone."""
    return [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]


def main(arguments: Sequence[str]) -> int:
    """Write the pages; with `--check` return 1, and say what to do, when one differs."""
    wanted = pages()
    found = stale(wanted)
    if "--check" in arguments:
        if found:
            names = ", ".join(os.path.relpath(path, settings.ROOT) for path in found)
            sys.stderr.write(f"{names}: stale; run python -m {MODULE}\n")
        return int(bool(found))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in found:
        path.write_text(wanted[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
