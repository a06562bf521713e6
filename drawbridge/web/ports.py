"""Whether a server could listen at a port."""

import errno
import socket

EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 - phones come from other machines


def is_free(port: int, host: str = EVERY_ADDRESS) -> bool:
    """Whether a server could listen at a port.

    Raises:
        OSError: if not, and not because it is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True
