"""One line of JSON for each event, as the server's log and the record of who did what have it."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

MESSAGE_LENGTH = 300


class JsonLines(logging.Formatter):
    """A record as one line of JSON; what is '' or 0 is left out. `details` of a record are fields of their own."""

    def fields(self, record: logging.LogRecord) -> dict[str, Any]:
        """name → value, in the order of the line."""
        return {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage()[:MESSAGE_LENGTH],
            **getattr(record, "details", {}),
        }

    def format(self, record: logging.LogRecord) -> str:
        line = {name: value for name, value in self.fields(record).items() if value not in ("", 0)}
        return json.dumps(line, ensure_ascii=False)
