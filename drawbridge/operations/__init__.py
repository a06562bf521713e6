"""For whoever runs the server: is it well, and how much does it carry. No content, no names."""

from drawbridge.operations.health import routes
from drawbridge.operations.json_log import log_as_json
from drawbridge.operations.loop_delay import LoopDelay
from drawbridge.operations.metrics import ErrorCount, serve_metrics

__all__ = ["ErrorCount", "LoopDelay", "log_as_json", "routes", "serve_metrics"]
