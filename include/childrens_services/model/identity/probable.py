"""Children whose records share no identifier, recognised by names, birth date, sex, postcode and school, with Splink.

The weights are fixed, so the same records give the same links on every run; what they rest on, and the thresholds,
are in docs/identity.md. Only names weigh by how many children bear them.
"""

import logging
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from childrens_services.model.identity import kinds
from childrens_services.model.identity.agreement import Comparison, turned
from childrens_services.model.identity.records import Records

# match weights are powers of two: at 8 the odds are 256 to one, at 3 eight to one
ACCEPT, REVIEW = 8.0, 3.0
# how much better than the next best a partner must be
MARGIN = 5.0


def _level(condition: str, m: float, u: float, **options: Any) -> dict[str, Any]:
    return {"sql_condition": condition, "m_probability": m, "u_probability": u, **options}


def _null(column: str) -> dict[str, Any]:
    return {"sql_condition": f"{column}_l is null or {column}_r is null", "is_null_level": True}


def _by_frequency(column: str) -> dict[str, Any]:
    return {"tf_adjustment_column": column, "tf_adjustment_weight": 1.0}


_LISTS = ("roots", "surnames", "birth_dates", "postcodes", "sectors", "schools")
_SLIP = "damerau_levenshtein({0}_l, {0}_r) <= case when greatest(len({0}_l), len({0}_r)) < 7 then 1 else 2 end"
COMPARISONS = [
    {
        "output_column_name": "forename",
        "comparison_levels": [
            _null("forename"),
            _level("forename_l = forename_r", 0.86, 0.005, **_by_frequency("forename")),
            _level("list_has_any(roots_l, roots_r)", 0.08, 0.012),
            # two names that are both borne by several children are two names, however alike
            _level(f"not (is_name_l and is_name_r) and {_SLIP.format('forename')}", 0.04, 0.003),
            _level("else", 0.02, 0.98),
        ],
    },
    {
        "output_column_name": "surname",
        "comparison_levels": [
            _null("surname"),
            _level("surname_l = surname_r", 0.88, 0.001, **_by_frequency("surname")),
            _level("list_has_any(surnames_l, surnames_r)", 0.05, 0.002),
            _level(_SLIP.format("surname"), 0.03, 0.002),
            _level("else", 0.04, 0.995),
        ],
    },
    {
        "output_column_name": "birth_date",
        "comparison_levels": [
            _null("birth_date"),
            _level("list_has_any(birth_dates_l, birth_dates_r)", 0.95, 1 / 6_500),
            _level("birth_date_turned_l = birth_date_r", 0.015, 1 / 6_500),
            _level("damerau_levenshtein(birth_date_l, birth_date_r) <= 1", 0.03, 0.005),
            _level("else", 0.005, 0.99),
        ],
    },
    {
        "output_column_name": "sex",
        "comparison_levels": [_null("sex"), _level("sex_l = sex_r", 0.99, 0.5), _level("else", 0.01, 0.5)],
    },
    {
        "output_column_name": "postcode",
        "comparison_levels": [
            _null("postcodes"),
            _level("list_has_any(postcodes_l, postcodes_r)", 0.8, 0.0005),
            _level("list_has_any(sectors_l, sectors_r)", 0.08, 0.02),
            _level("else", 0.12, 0.98),
        ],
    },
    {
        "output_column_name": "school",
        "comparison_levels": [
            _null("schools"),
            _level("list_has_any(schools_l, schools_r)", 0.8, 0.01),
            _level("else", 0.2, 0.99),
        ],
    },
]
BLOCKING = [
    "l.birth_date = r.birth_date and l.surname = r.surname",
    "l.birth_date = r.birth_date and l.initial = r.initial",
    "l.forename = r.forename and l.surname = r.surname and l.birth_year = r.birth_year",
    "l.forename = r.forename and l.surname = r.surname and l.birth_day = r.birth_day",
]
# pairs that no weight of other things makes one child: another forename, or a birth date that no slip explains
_NEVER = "mw_forename < 0 or mw_birth_date < 0"


def pairs(records: Records, groups: "pd.Series[int]", compare: Comparison) -> pd.DataFrame:
    """Pairs of groups that may be one child: one, other (group numbers, one < other), weight; the best first.

    Groups without a forename, a surname or a birth date are not compared.
    """
    people = _people(records, groups, compare)
    nobody = pd.DataFrame({"one": [], "other": [], "weight": []})
    found = _predicted(people) if len(people) > 1 else nobody
    return found.sort_values(["weight", "one", "other"], ascending=[False, True, True], ignore_index=True)


def _people(records: Records, groups: "pd.Series[int]", compare: Comparison) -> pd.DataFrame:
    """One row per group with names and a birth date: what is told of it, as the model compares it."""
    told = records.traits.assign(group=records.traits["home"].map(groups))
    counted = told.groupby(["group", "trait", "value"]).size().reset_index(name="times")
    counted = counted.sort_values(["group", "trait", "times", "value"], ascending=[True, True, False, True])
    # the value told most often, and all of them
    usual = counted.drop_duplicates(["group", "trait"]).pivot(index="group", columns="trait", values="value")
    usual = usual.reindex(columns=kinds.TRAITS).astype(object).dropna(subset=["forename", "surname", "birth_date"])
    if usual.empty:
        return usual
    counted = counted[counted["group"].isin(usual.index)]
    lists = {trait: _lists(counted[counted["trait"] == trait]).reindex(usual.index) for trait in kinds.TRAITS}
    roots = lists["forename"].map(lambda names: sorted(set().union(*map(kinds.roots, names))))
    return pd.DataFrame(
        {
            "number": usual.index,
            "forename": usual["forename"],
            "initial": usual["forename"].str[0],
            "is_name": usual["forename"].isin(compare.names),
            "roots": roots,
            "surname": usual["surname"],
            "surnames": lists["surname"].map(lambda names: sorted({word for name in names for word in name.split()})),
            "birth_date": usual["birth_date"],
            "birth_dates": lists["birth_date"],
            "birth_date_turned": usual["birth_date"].map(turned),
            "birth_year": usual["birth_date"].str[:4],
            "birth_day": usual["birth_date"].str[5:],
            "sex": usual["sex"],
            "postcodes": lists["postcode"],
            "sectors": lists["postcode"].map(lambda codes: sorted({code[:-2] for code in codes}), na_action="ignore"),
            "schools": lists["school"],
        }
    ).reset_index(drop=True)


def _lists(told: pd.DataFrame) -> "pd.Series[Any]":
    """The values of each group, by group; `told` is in order of the group."""
    values, starts = told["value"].to_numpy(), np.flatnonzero(~told["group"].duplicated().to_numpy())
    ends = np.append(starts, len(values))[1:]
    lists = [values[start:end].tolist() for start, end in zip(starts, ends, strict=True)]
    return pd.Series(lists, index=told["group"].to_numpy()[starts], dtype=object)


def _predicted(people: pd.DataFrame) -> pd.DataFrame:
    # heavy, and loaded by the one task that links
    from splink import DuckDBAPI, Linker

    # Splink's messages could quote values
    logging.getLogger("splink").setLevel(logging.CRITICAL)
    with duckdb.connect(":memory:") as connection:
        # one thread, sums in one order: the same records give the same weights to the last digit
        connection.execute("set threads to 1")
        connection.execute("set enable_progress_bar to false")
        # nothing may spill to a disk
        connection.execute("set temp_directory to ''")
        api = DuckDBAPI(connection)
        linker = Linker(api.register(_typed(people)), _settings(len(people)), log_level=None)
        predicted = linker.inference.predict(threshold_match_weight=REVIEW, warning_mode="never")
        likely = connection.table(predicted.physical_name).filter(f"not ({_NEVER})")
        pair = "least(number_l, number_r) as one, greatest(number_l, number_r) as other"
        return likely.project(f"{pair}, match_weight as weight").df()


def _typed(people: pd.DataFrame) -> pa.Table:
    """With types that do not depend on what is told, also where nothing is."""
    types = {"number": pa.int64(), "is_name": pa.bool_()} | dict.fromkeys(_LISTS, pa.list_(pa.string()))
    columns = {
        name: pa.array(
            [None if isinstance(value, float) else value for value in people[name]], types.get(name, pa.string())
        )
        for name in people.columns
    }
    return pa.table(columns)


def _settings(count: int) -> dict[str, Any]:
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "number",
        # of two records at random: each is taken to have one counterpart among all
        "probability_two_random_records_match": 1 / count,
        "comparisons": COMPARISONS,
        "blocking_rules_to_generate_predictions": BLOCKING,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
    }
