"""The keys of running sessions, one small file each, destroyed when the session ends.

Without its key nothing in the database can be tied to a phone, and no two ballots of one phone
can be tied to each other.
"""

import os
import secrets
import threading
from hashlib import sha256
from pathlib import Path

from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.session.round import Round
from drawbridge.errors import KeyLost, StoreUnavailable

KEY_BYTES = 32
_BLOCK_BYTES = 64  # of SHA-256; a key of ours is shorter


class KeyFolder:
    """Makes, reads and destroys session keys.

    Args:
        folder: where the key files lie; made with mode 0700 if missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, _Digester] = {}
        self._lock = threading.Lock()

    def make(self, session_id: str) -> None:
        """Make the key of a new session.

        Raises:
            StoreUnavailable: if the folder cannot be written to.
        """
        with self._lock:
            key = secrets.token_bytes(KEY_BYTES)
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_private(self._path(session_id), key)
            except OSError as error:
                raise self._unavailable() from error
            self._known[session_id] = _Digester(key)

    def participant_key(self, session_id: str, secret: str) -> str:
        """What stands for a phone among the participants of a session.

        Raises:
            KeyLost: if the session's key is gone.
        """
        return self._digest(session_id, secret, "participant")

    def ballot_key(
        self, place: Round, secret: str, purpose: BallotPurpose = BallotPurpose.ANSWER
    ) -> str:
        """What a phone's ballot is stored under.

        Unrelated from step to step, round to round and purpose to purpose.

        Raises:
            KeyLost: if the session's key is gone.
        """
        # How it is spelled may never change: a session that runs while Drawbridge is renewed has
        # ballots under such keys. No step's id holds a "~", so that no two places share one.
        step = place.step_id
        if purpose is not BallotPurpose.ANSWER:
            step = f"{step}~{purpose.value}"
        return self._digest(place.session_id, secret, f"ballot/{step}/{place.number}")

    def line_key(self, place: Round, secret: str) -> str:
        """What a phone's line is stored under; unrelated to the key of its ballot.

        Raises:
            KeyLost: if the session's key is gone.
        """
        return self._digest(place.session_id, secret, f"line/{place.step_id}/{place.number}")

    def destroy(self, session_id: str) -> None:
        """Destroy a session's key. Doing so twice is harmless.

        Raises:
            StoreUnavailable: if the file cannot be removed.
        """
        with self._lock:
            self._known.pop(session_id, None)
            try:
                _overwrite_and_unlink(self._path(session_id))
            except OSError as error:
                raise self._unavailable() from error

    def forget_destroyed(self) -> tuple[str, ...]:
        """Hold no key any longer whose file is gone, as when another process destroyed it.

        Returns:
            The sessions whose keys were held.
        """
        with self._lock:
            gone = tuple(one for one in self._known if not self._path(one).exists())
            for session_id in gone:
                del self._known[session_id]
        return gone

    def bring_back(self) -> None:
        """Write every key that is held and whose file is gone, as when somebody deleted the folder.

        Only for a process beside which no other one destroys keys.

        Raises:
            StoreUnavailable: if the folder cannot be written to.
        """
        with self._lock:
            gone = [one for one in self._known if not _is_whole(self._path(one))]
            try:
                for session_id in gone:
                    self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                    write_private(self._path(session_id), self._known[session_id].key)
            except OSError as error:
                raise self._unavailable() from error

    def has(self, session_id: str) -> bool:
        """Whether there is a key of a session."""
        try:
            self._key(session_id)
        except KeyLost:
            return False
        return True

    def ids(self) -> tuple[str, ...]:
        """The sessions there are keys for."""
        return tuple(path.stem for path in self._folder.glob("*.key"))

    def _digest(self, session_id: str, secret: str, purpose: str) -> str:
        return self._key(session_id).digest(f"{secret}/{purpose}".encode())

    def _key(self, session_id: str) -> "_Digester":
        known = self._known.get(session_id)
        if known is not None:
            return known
        with self._lock:
            try:
                key = self._path(session_id).read_bytes()
            except OSError as error:
                raise KeyLost from error
            if len(key) != KEY_BYTES or not any(key):  # zeros: it is being destroyed just now
                raise KeyLost
            known = self._known[session_id] = _Digester(key)
            return known

    def _unavailable(self) -> StoreUnavailable:
        return StoreUnavailable(
            f"Drawbridge cannot write to {self._folder}. Check that the folder exists and that "
            "it is yours to write to."
        )

    def _path(self, session_id: str) -> Path:
        return self._folder / f"{session_id}.key"


class _Digester:
    """HMAC-SHA-256 under one key, whose first half is worked out once.

    `hmac.digest` lets go of the interpreter each time and, among busy threads, waits to have it
    again for longer than it works; copies of a hash do not.

    Source: RFC 2104, section 2 and, for keeping what comes of the key, section 4.
    """

    def __init__(self, key: bytes) -> None:
        self.key = key
        padded = key.ljust(_BLOCK_BYTES, b"\0")
        self._inner = sha256(bytes(one ^ 0x36 for one in padded))
        self._outer = sha256(bytes(one ^ 0x5C for one in padded))

    def digest(self, message: bytes) -> str:
        """The digest of a message, in hexadecimal digits."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(message)
        outer.update(inner.digest())
        return outer.hexdigest()


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, durably.

    Raises:
        OSError: if it cannot be written.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as target:
        os.fchmod(target.fileno(), 0o600)
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    _sync_folder(path.parent)


def _is_whole(path: Path) -> bool:
    """Whether a key's file is there; on a full disk one is begun and holds nothing."""
    return path.exists() and path.stat().st_size == KEY_BYTES


def _overwrite_and_unlink(path: Path) -> None:
    try:
        # Not opened with "w": cutting the file first would give its blocks back unwritten.
        with path.open("r+b") as target:
            target.write(bytes(path.stat().st_size))
            target.flush()
            os.fsync(target.fileno())
    except FileNotFoundError:
        return
    path.unlink(missing_ok=True)
    _sync_folder(path.parent)  # or a power cut might bring the name back


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
