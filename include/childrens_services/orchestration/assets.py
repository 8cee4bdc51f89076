"""Assets, each partitioned by month: a feed's staged rows, a domain's delivery, the warehouse, the KPI tables."""

from airflow.sdk import Asset

from childrens_services.settings import DOMAINS


def staged(feed: str) -> Asset:
    """The rows of a feed in staging."""
    return Asset(name=f"staging.{feed}", uri=f"childrens-services://staging/{feed}", group="staging")


def delivered(domain: str) -> Asset:
    """A domain's feeds have been through for a month."""
    return Asset(name=f"delivered.{domain}", uri=f"childrens-services://delivered/{domain}", group="delivered")


DELIVERED = [delivered(domain) for domain in DOMAINS]
WAREHOUSE = Asset(name="warehouse", uri="childrens-services://warehouse", group="warehouse")
MONTHLY_KPIS = Asset(name="monthly_kpis", uri="childrens-services://monthly_kpis", group="kpi")
