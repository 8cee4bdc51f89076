"""A delivery: what a source has of one feed for one month."""

from dataclasses import dataclass

from airflow.sdk import ObjectStoragePath

from childrens_services.contracts import Server


@dataclass(frozen=True)
class Delivery:
    """A server that has something, and its files; none where the server is a database or a web service."""

    server: Server
    files: tuple[ObjectStoragePath, ...] = ()

    @property
    def source(self) -> str:
        """The files' names, or the connection's."""
        return ", ".join(file.name for file in self.files) or f"connection {self.server.options['connection']}"
