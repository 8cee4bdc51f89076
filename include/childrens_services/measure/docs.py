"""docs/kpis.md, written from the catalogue.

`python -m childrens_services.measure.docs` writes it; with `--check` it only says whether the page is stale.
"""

import sys
from itertools import chain

from childrens_services import settings
from childrens_services.measure import catalogue
from childrens_services.measure.catalogue import Catalogue, Kpi, Target

PAGE = settings.ROOT / "docs" / "kpis.md"
HEAD = """# KPIs

Written from [include/kpis.yaml](../include/kpis.yaml) by `python -m childrens_services.measure.docs`: change it there.

Every KPI has a row for each month it can be measured, a month without events too: its value is then empty, not zero.
How periods, intervals, charts, benchmarks, forecasts and restatements are made: [reading_kpis.md](reading_kpis.md).
How to add one: [adding_a_kpi.md](adding_a_kpi.md).
"""


def render(book: Catalogue) -> str:
    """The page as Markdown."""
    sections = chain.from_iterable(_programme(book, slug) for slug in book.programmes)
    return "\n".join([HEAD, _rag(book), _dimensions(book), *sections])


def _dimensions(book: Catalogue) -> str:
    """The breakdowns that indicators share."""
    lines = [f"- `{name}`: {each.title}: {', '.join(each.values)}" for name, each in book.dimensions.items()]
    return "\n".join(["Breakdowns that indicators share, of the child as known on the day that counts:\n", *lines, ""])


def _rag(book: Catalogue) -> str:
    rules = book.rag
    return (
        "**RAG**: green when the target is met; amber within "
        f"{rules.tolerance_points} points of a percentage target or {rules.tolerance_share:.0%} of any other;\n"
        "red otherwise; grey, with the reason, where there is no target, no event, incomplete history or a\n"
        f"denominator under {rules.minimum_cohort}, and for context measures. ({rules.source})\n"
        "With incomplete history the numbers are empty too: what is known of part of a year is not the year's.\n"
    )


def _programme(book: Catalogue, slug: str) -> list[str]:
    kpis = [kpi for kpi in book.kpis if kpi.programme == slug]
    return [f"## {book.programmes[slug]}\n", *(_kpi(kpi) for kpi in kpis)]


def _kpi(kpi: Kpi) -> str:
    definition = kpi.definition
    facts = {
        "Id": f"`{kpi.id}`, version {kpi.version}",
        "Owner": kpi.owner,
        "Numerator": definition.numerator,
        "Denominator": definition.denominator or "none",
        "Clock": definition.clock,
        "Month": definition.month,
        "Unit": f"{kpi.unit}, decimal places shown: {kpi.decimals}",
        "Better": {"higher": "higher", "lower": "lower", "context": "neither: it gives context"}[kpi.direction],
        "Target": _target(kpi.target),
        "Periods": ", ".join(kpi.periods),
        "Variants": "; ".join(kpi.all_variants) or "none",
        "Breakdowns": _breakdowns(kpi),
        "Left out, counted by reason": "; ".join(kpi.exclusions) or "nothing",
        "Feeds": ", ".join(f"`{feed}`" for feed in kpi.feeds),
        "Months of history needed": str(kpi.lookback_months),
        "Source": kpi.official_source,
        "SQL": ", ".join(
            f"[{path.name}](../{path.relative_to(settings.ROOT)})" for path in (kpi.sql_path, *kpi.common_paths)
        ),
    }
    table = ["| | |", "|---|---|", *(f"| {name} | {text} |" for name, text in facts.items())]
    rules = [f"- {rule}" for rule in definition.rules]
    limits = [f"- `{name}` = {item.value}. {item.source}" for name, item in kpi.settings.items()]
    limits = ["", "Settings:", "", *limits] if limits else []
    return "\n".join([f"### {kpi.title}\n", *table, "", "Rules:", "", *rules, *limits, ""])


def _breakdowns(kpi: Kpi) -> str:
    own = [f"{kind} ({', '.join(names)})" for kind, names in kpi.own_breakdowns.items()]
    return "; ".join([*kpi.breakdowns, *own]) or "none"


def _target(target: Target | None) -> str:
    if target is None:
        return "none"
    if target.trajectory:
        wanted = ", ".join(f"{point.value} by {point.month}" for point in target.trajectory)
    else:
        wanted = "England's latest published value" if target.value is None else f"{target.value}"
    manner = "to be passed" if target.comparison == "strictly" else "to be reached"
    return f"{wanted}, {manner} ({target.kind}). {target.source}"


def main(arguments: list[str]) -> int:
    """Write the page; with `--check` return 1, and say what to do, when it differs."""
    page = render(catalogue.load())
    if "--check" not in arguments:
        PAGE.write_text(page)
        return 0
    if PAGE.exists() and PAGE.read_text() == page:
        return 0
    sys.stderr.write("docs/kpis.md is stale: run python -m childrens_services.measure.docs\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
