"""What can go wrong with a delivery, said so that its sender can mend it.

Messages name file, row and field and never hold a value from a record: they travel in logs and alerts.
"""


class DataError(Exception):
    """The data are at fault. Running again without new data cannot help, so such errors are never retried."""


class BadInput(DataError):
    """A delivery that cannot be read as its contract says.

    `row` is the row as a spreadsheet shows it (the header is row 1); None where no single row is at fault.
    """

    def __init__(self, problem: str, *, file: str, remedy: str, row: int | None = None, field: str | None = None):
        self.problem, self.file, self.row, self.field, self.remedy = problem, file, row, field, remedy
        place = [file, *([f"row {row}"] if row is not None else []), *([f"field {field}"] if field else [])]
        super().__init__(f"{', '.join(place)}: {problem}. What to do: {remedy}")


class NotDelivered(DataError):
    """A feed that should have come for a month has not."""


class BatchRefused(DataError):
    """A critical check failed: what was accepted before stays in place."""


class WarehouseRefused(DataError):
    """A critical check of the warehouse failed: what was published before stays as it is."""


class SourceUnavailable(Exception):
    """The source went away or did not answer; nothing was kept. Worth trying again."""
