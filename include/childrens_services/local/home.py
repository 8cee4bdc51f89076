"""Where a local run keeps its things, and the environment Airflow and the library run in."""

import base64
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from childrens_services import settings
from childrens_services.embedded import Server

HOME = Path(os.environ.get("AIRFLOW_HOME") or settings.ROOT / ".airflow")
PASSWORD_FILE = HOME / "admin_password.json"


@dataclass(frozen=True)
class Home:
    """One set of sources and all that comes of it. `sources` is None for the made-up county."""

    sources: str | None = None

    @property
    def name(self) -> str:
        """Short name that keeps the warehouse of one set of sources apart from that of another."""
        if self.sources is None:
            return "made_up_county"
        return "sources_" + hashlib.sha256(self.sources.encode()).hexdigest()[:8]

    @property
    def folder(self) -> Path:
        """Landing area, Data Docs and logs of this set of sources."""
        return HOME / self.name

    @property
    def sources_folder(self) -> str:
        """Folder or URL the delivered files are in."""
        return self.sources or str(self.folder / "sources")

    @cached_property
    def server(self) -> Server:
        """The embedded PostgreSQL server, started when first asked for."""
        server = Server(HOME / "postgres")
        # Airflow commits many times a task: should the machine fail, the last second of a run is run again
        server.configure(synchronous_commit="off")
        return server

    @property
    def social_care_database(self) -> str:
        """Name of the database that stands for the case-management system."""
        return f"{self.name}_social_care_system"

    def set_environment(self, *, metadata: str) -> None:
        """Point Airflow and the library at this set of sources. What is set already is left as it is.

        `metadata` names Airflow's own database: a run in one process keeps its own, apart from a live Airflow's.
        """
        self.server.create_database(metadata)
        kept = _secrets()
        uri = self.server.url(metadata)
        values = {
            "AIRFLOW_HOME": str(HOME),
            "AIRFLOW__CORE__DAGS_FOLDER": str(settings.ROOT / "dags"),
            "AIRFLOW__CORE__PLUGINS_FOLDER": str(settings.ROOT / "plugins"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__FERNET_KEY": kept["fernet_key"],
            "AIRFLOW__API_AUTH__JWT_SECRET": kept["jwt_secret"],
            "AIRFLOW__API__SECRET_KEY": kept["api_secret_key"],
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": uri,
            # psycopg speaks both ways; Airflow's default for the second, asyncpg, is not needed
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC": uri,
            "AIRFLOW__LOGGING__BASE_LOG_FOLDER": str(self.folder / "logs"),
            "AIRFLOW_CONN_WAREHOUSE": self.server.airflow_connection(self.name),
            "CHILDRENS_SERVICES_SOURCES": self.sources_folder,
            "CHILDRENS_SERVICES_LANDING": str(self.folder / "landing"),
            "CHILDRENS_SERVICES_DATA_DOCS": str(self.folder / "data_docs"),
            "CHILDRENS_SERVICES_RETURN_REPORTS": str(self.folder / "return_reports"),
            "CHILDRENS_SERVICES_CHILD_KEY": kept["child_key"],
            "GX_ANALYTICS_ENABLED": "false",
        }
        if self.sources is None:
            values["AIRFLOW_CONN_SOCIAL_CARE_SYSTEM"] = self.server.airflow_connection(self.social_care_database)
        _set(values)

    def set_ui_environment(self, port: int) -> None:
        """What Airflow's components need on top when they run side by side behind the UI."""
        _set(
            {
                "AIRFLOW__API__HOST": "127.0.0.1",
                "AIRFLOW__API__PORT": str(port),
                "AIRFLOW__API__BASE_URL": f"http://localhost:{port}",
                # without this the workers would look for the execution API at the default port
                "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://localhost:{port}/execution/",
                "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
                "AIRFLOW__CORE__PARALLELISM": "4",
                "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": "admin:admin",
                "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(PASSWORD_FILE),
                # chains of short tasks: look again at once
                "AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "0.1",
            }
        )


def _set(values: dict[str, str]) -> None:
    for name, value in values.items():
        os.environ.setdefault(name, value)


def _secrets() -> dict[str, str]:
    """Secrets of this machine, made once and kept where only its user can read them."""
    path = HOME / "secrets.json"
    if not path.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        made = {
            "fernet_key": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
            "jwt_secret": secrets.token_urlsafe(32),
            "api_secret_key": secrets.token_urlsafe(32),
            "child_key": secrets.token_urlsafe(32),
        }
        path.touch(mode=0o600)
        path.write_text(json.dumps(made))
    return dict(json.loads(path.read_text()))
