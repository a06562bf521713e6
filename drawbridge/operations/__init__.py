"""For whoever runs the server: is it well, and how much does it carry. No content, no names."""

from drawbridge.operations.error_notes import noting
from drawbridge.operations.health import routes
from drawbridge.operations.json_log import log_as_json
from drawbridge.operations.side_task import side_task

__all__ = ["log_as_json", "noting", "routes", "side_task"]
