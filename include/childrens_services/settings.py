"""Where things are and what this deployment is, from the environment, read when asked for.

| variable | meaning | default |
|---|---|---|
| CHILDRENS_SERVICES_SOURCES | URL or folder of delivered files | none: file feeds are not configured |
| CHILDRENS_SERVICES_LANDING | URL or folder of landed Parquet files | .airflow/landing |
| CHILDRENS_SERVICES_DATA_DOCS | folder of Data Docs | .airflow/data_docs |
| CHILDRENS_SERVICES_DATA_DOCS_URL | where people open them, for links in alerts | the folder as file:// |
| CHILDRENS_SERVICES_RETURN_REPORTS | folder of workbooks of what to mend: personal data | .airflow/return_reports |
| CHILDRENS_SERVICES_FEEDS | feeds this deployment has, comma separated | all |
| CHILDRENS_SERVICES_LOCAL_AUTHORITY | three-digit code of the council | 855 |
| CHILDRENS_SERVICES_FIRST_MONTH | first month that facts by month are built for, YYYY-MM | 2015-01 |
| CHILDRENS_SERVICES_CHILD_KEY | secret that keys child_key | none: modelling refuses to run |
| CHILDRENS_SERVICES_DATA_TEAM | who is told when a task of no single feed fails | data-team@council.example |
| CHILDRENS_SERVICES_ALERT_FROM | sender of alert e-mails | the SMTP connection's from_email |

Connections (`AIRFLOW_CONN_<ID>`, or any Airflow secrets backend): `warehouse`, `social_care_system`,
`statistics_api`, `smtp_default`, `alert_webhook`.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = ROOT / "include" / "contracts"
SUITES = ROOT / "expectations"
SQL = ROOT / "include" / "sql"
REFERENCE = ROOT / "include" / "reference"
KPIS = ROOT / "include" / "kpis.yaml"
DOMAINS = ("education", "health", "social_care", "finance", "reference")


def sources() -> str | None:
    """URL or folder of delivered files; None when this deployment takes no files."""
    return os.environ.get("CHILDRENS_SERVICES_SOURCES") or None


def landing() -> str:
    """URL or folder of the landing area."""
    return os.environ.get("CHILDRENS_SERVICES_LANDING") or str(ROOT / ".airflow" / "landing")


def data_docs() -> Path:
    """Folder the Data Docs are written to."""
    return Path(os.environ.get("CHILDRENS_SERVICES_DATA_DOCS") or ROOT / ".airflow" / "data_docs")


def data_docs_url() -> str:
    """Address people open the Data Docs at."""
    return os.environ.get("CHILDRENS_SERVICES_DATA_DOCS_URL") or data_docs().as_uri()


def return_reports() -> Path:
    """Folder of the workbooks that say what to mend in statutory returns; they hold personal data."""
    return Path(os.environ.get("CHILDRENS_SERVICES_RETURN_REPORTS") or ROOT / ".airflow" / "return_reports")


def feeds() -> set[str] | None:
    """Names of the feeds this deployment has; None means every feed with a contract."""
    named = os.environ.get("CHILDRENS_SERVICES_FEEDS", "")
    return {name.strip() for name in named.split(",") if name.strip()} or None


def first_month() -> str:
    """First month, `YYYY-MM`, that facts by month are built for: records of earlier ones tend to be incomplete."""
    return os.environ.get("CHILDRENS_SERVICES_FIRST_MONTH") or "2015-01"


def local_authority() -> str:
    """Three-digit code of the council whose records these are."""
    return os.environ.get("CHILDRENS_SERVICES_LOCAL_AUTHORITY") or "855"


def child_key_secret() -> bytes:
    """Secret of the keyed hash that makes child_key. Raises RuntimeError when there is none."""
    secret = os.environ.get("CHILDRENS_SERVICES_CHILD_KEY")
    if not secret:
        raise RuntimeError("CHILDRENS_SERVICES_CHILD_KEY is not set: give it a long random secret and keep it")
    return secret.encode()


def data_team() -> str:
    """E-mail address of the people who run the pipeline."""
    return os.environ.get("CHILDRENS_SERVICES_DATA_TEAM") or "data-team@council.example"


def alert_from() -> str | None:
    """Sender of alert e-mails, where the SMTP connection names none."""
    return os.environ.get("CHILDRENS_SERVICES_ALERT_FROM") or None
