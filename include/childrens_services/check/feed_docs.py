"""docs/feeds: a page for each feed, written from its contract and suite, and an index of them.

`python -m childrens_services.check.feed_docs` writes them; with `--check` it only says which pages are stale.
"""

import os
import sys
from pathlib import Path

from childrens_services import contracts, settings
from childrens_services.check import feed_words
from childrens_services.check.feed_words import FORMATS, SCOPES, Check
from childrens_services.contracts import Column, Feed

FOLDER = settings.ROOT / "docs" / "feeds"
COMMAND = "`python -m childrens_services.check.feed_docs`"
TITLES = {
    "education": "Education",
    "health": "Health",
    "social_care": "Social care",
    "finance": "Finance",
    "reference": "Reference",
}
INDEX_HEAD = f"""# Feeds

Written from the contracts and suites by {COMMAND}: change it there.
How to add one: [Adding a feed](../adding_a_feed.md).
What happens when a check fails: [Architecture](../architecture.md#severity).
"""
CONSEQUENCES = {
    "critical": "Critical: the delivery is refused",
    "warning": "Warning: the rows that fail are set apart",
    "info": "Info: it is reported",
}
CLASSES = {
    "restricted": "restricted (says who somebody is)",
    "confidential": "confidential (about one person)",
    "internal": "internal",
    "public": "public",
}


def pages() -> dict[Path, str]:
    """Every page as Markdown, by its path."""
    feeds = contracts.all_feeds()
    found = {FOLDER / feed.domain / f"{feed.name}.md": page(feed) for feed in feeds}
    return found | {FOLDER / "README.md": index(feeds)}


def index(feeds: list[Feed]) -> str:
    """The list of all feeds, by domain."""
    sections = [
        "\n".join([f"## {TITLES[domain]}\n", *_index_table([feed for feed in feeds if feed.domain == domain]), ""])
        for domain in settings.DOMAINS
    ]
    return "\n".join([INDEX_HEAD, f"{len(feeds)} feeds.\n", *sections])


def page(feed: Feed) -> str:
    """One feed's page."""
    return "\n".join(
        [
            f"# {feed.name}\n",
            f"Written from the {_link(feed, settings.CONTRACTS, 'contract')} and the "
            f"{_link(feed, settings.SUITES, 'suite')} by {COMMAND}: change it there.\n",
            f"{_cell(feed.purpose)}\n",
            *([f"{_cell(feed.limitations)}\n"] if feed.limitations else []),
            *_facts(feed),
            "",
            "## Where it comes from\n",
            *[f"- {_cell(feed_words.source(server))}" for server in feed.servers],
            "",
            "## Columns\n",
            *_columns(feed),
            "",
            "## Checks\n",
            *_checks(feed),
        ]
    )


def _index_table(feeds: list[Feed]) -> list[str]:
    head = ["| feed | a row is | source | owner | due day | delivery |", "|---|---|---|---|---|---|"]
    return [*head, *(_index_row(feed) for feed in feeds)]


def _index_row(feed: Feed) -> str:
    formats = ", ".join(dict.fromkeys(FORMATS[server.format] for server in feed.servers))
    cells = [
        f"[{feed.name}]({feed.domain}/{feed.name}.md)",
        feed.grain.removesuffix("."),
        formats,
        feed.owner,
        str(feed.due_day),
        _delivery(feed),
    ]
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _delivery(feed: Feed) -> str:
    return "every month" if feed.required else "when there is one"


def _facts(feed: Feed) -> list[str]:
    facts = {
        "A row is": feed.grain,
        "Owner": f"{feed.owner}, {feed.owner_email}",
        "Comes": f"{_delivery(feed)}, by day {feed.due_day} of the month after",
        "A delivery holds": SCOPES[feed.scope],
        "Dated by": f"`{feed.event_date}`" if feed.event_date else "the month it was delivered for",
        "May be empty": "yes" if feed.may_be_empty else "no",
        "Kept": f"{feed.retention_years} years",
        "Contract version": feed.version,
    }
    return ["| | |", "|---|---|", *(f"| {name} | {_cell(text)} |" for name, text in facts.items())]


def _columns(feed: Feed) -> list[str]:
    head = ["| column | delivered as | type | required | key | class | meaning |", "|---|---|---|---|---|---|---|"]
    return [*head, *(_column(column) for column in feed.columns)]


def _column(column: Column) -> str:
    delivered = ", ".join(f"`{name}`" for name in dict.fromkeys([column.source, *column.aliases]))
    form = f" `{column.date_format}`" if column.date_format else ""
    meaning = column.description
    if column.refers_to:
        meaning += f" Refers to `{column.refers_to.feed}.{column.refers_to.column}`."
    cells = [
        f"`{column.name}`",
        delivered,
        f"{column.type}{form}",
        "yes" if column.required else "",
        "yes" if column.key else "",
        CLASSES.get(column.classification, column.classification),
        meaning,
    ]
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _checks(feed: Feed) -> list[str]:
    found = feed_words.checks(feed)
    lines = []
    for severity, title in CONSEQUENCES.items():
        lines += [f"### {title}\n", "| expected | limits | from |", "|---|---|---|"]
        lines += [_check(check) for check in found if check.severity == severity]
        lines.append("")
    return lines


def _check(check: Check) -> str:
    origin = {"contract": "contract", "suite": "suite", "drift": "suite, beside earlier deliveries"}[check.origin]
    limits = check.limits
    if unnamed := [name for name in check.columns if f"`{name}`" not in limits]:
        limits = ": ".join(filter(None, [", ".join(f"`{name}`" for name in unnamed), limits]))
    return f"| {_cell(check.expected)} | {_cell(limits)} | {origin} |"


def _cell(text: str) -> str:
    """Text on one line that cannot end a table's cell."""
    return " ".join(text.split()).replace("|", "\\|")


def _link(feed: Feed, folder: Path, word: str) -> str:
    path = folder / feed.domain / f"{feed.name}.yaml"
    if not path.exists():
        return word
    return f"[{word}]({Path(os.path.relpath(path, FOLDER / feed.domain)).as_posix()})"


def stale(wanted: dict[Path, str]) -> list[Path]:
    """Pages that are missing, differ, or are of no feed."""
    differ = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return differ + sorted(set(FOLDER.rglob("*.md")) - set(wanted))


def main(arguments: list[str]) -> int:
    """Write the pages; with `--check` return 1, and say what to do, when one differs."""
    wanted = pages()
    found = stale(wanted)
    if "--check" in arguments:
        names = ", ".join(str(path.relative_to(settings.ROOT)) for path in found)
        if found:
            sys.stderr.write(f"{names}: stale; run python -m childrens_services.check.feed_docs\n")
        return 1 if found else 0
    for path in found:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
