"""What the phones' processes and the console's tell each other and nobody may keep.

A wish for a pause, how many phones are here and to whose line a card was sent are in memory only
(R36). So they do not go through PostgreSQL, which writes what it passes on to files, but over a
socket in the data folder, which its owner alone can open: one line of JSON there, one back.
"""

import json
import socket
import socketserver
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from drawbridge.errors import N_, StoreUnavailable

Message = dict[str, Any]
PATIENCE_S = 2.0
_LONGEST_MESSAGE = 1_000_000  # bytes
_NOT_REACHED = N_("This cannot be passed on at the moment. Please say it aloud, or try again.")


class ConsoleCall:
    """Asks the console's process; for the phones' processes.

    Args:
        path: where its socket is.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, message: Message) -> Message:
        """Say something and wait for what is said back.

        Raises:
            StoreUnavailable: if the console's process does not answer.
        """
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
                line.settimeout(PATIENCE_S)
                line.connect(str(self._path))
                line.sendall(json.dumps(message).encode() + b"\n")
                with line.makefile("rb") as said:
                    back: Message = json.loads(said.readline(_LONGEST_MESSAGE))
        except (OSError, ValueError) as error:
            raise StoreUnavailable(_NOT_REACHED) from error
        return back


class ConsoleServer:
    """Answers the phones' processes; for the console's.

    Args:
        path: where its socket will be; one that an earlier process left is replaced.
        answer: what to say to a message.

    Raises:
        StoreUnavailable: if there can be no socket.
    """

    def __init__(self, path: Path, answer: Callable[[Message], Message]) -> None:
        class Line(socketserver.StreamRequestHandler):
            timeout = PATIENCE_S

            def handle(self) -> None:
                with suppress(
                    OSError, ValueError
                ):  # whoever asked has gone, or is no process of ours
                    said = json.loads(self.rfile.readline(_LONGEST_MESSAGE))
                    self.wfile.write(json.dumps(answer(said)).encode() + b"\n")

        try:
            path.unlink(missing_ok=True)
            self._server = socketserver.ThreadingUnixStreamServer(str(path), Line)
            path.chmod(0o600)
        except OSError as error:
            raise StoreUnavailable(f"Drawbridge cannot make a socket at {path}.") from error
        self._path = path
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, name="console-server", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Answer nobody any more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(PATIENCE_S)
        self._path.unlink(missing_ok=True)
