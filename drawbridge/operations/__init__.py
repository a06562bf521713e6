"""For whoever runs the server: is it well, and how much does it carry. No content, no names."""

from drawbridge.operations.beside_serving import beside_serving
from drawbridge.operations.error_notes import noting
from drawbridge.operations.health import routes
from drawbridge.operations.json_log import log_as_json

__all__ = ["beside_serving", "log_as_json", "noting", "routes"]
