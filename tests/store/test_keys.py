import hmac
import os
import shutil
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.session.round import Round
from drawbridge.errors import KeyLost, StoreUnavailable
from drawbridge.store.keys import KEY_BYTES, KeyFolder, write_private

HERE = Round(session_id="one", step_id="weather", number=1)
SECRET = "a-phone-s-secret"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kept" / "keys"


@pytest.fixture
def keys(folder):
    made = KeyFolder(folder)
    made.make("one")
    made.make("two")
    return made


@pytest.mark.rule("R21")
def test_a_key_file_is_for_its_owner_only(keys, folder):
    old_mask = os.umask(0)
    try:
        keys.make("three")
    finally:
        os.umask(old_mask)

    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()} == {
        "one.key": 0o600,
        "two.key": 0o600,
        "three.key": 0o600,
    }


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path):
    path = tmp_path / "secret"
    path.write_bytes(b"an old, longer content")
    path.chmod(0o644)

    write_private(path, b"new")

    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


def test_keys_are_random(folder, keys):
    assert keys.ids() is not None
    contents = {path.read_bytes() for path in folder.iterdir()}

    assert len(contents) == 2
    assert {len(content) for content in contents} == {KEY_BYTES}


def test_how_a_ballot_s_key_is_spelled_never_changes(keys, folder):
    """Or the phones of a session that runs meanwhile would answer twice."""
    key = (folder / "one.key").read_bytes()

    def digest(spelled):
        return hmac.new(key, f"{SECRET}/ballot/{spelled}/1".encode(), sha256).hexdigest()

    assert [keys.ballot_key(HERE, SECRET, one) for one in BallotPurpose] == [
        digest("weather"),
        digest("weather~change"),
        digest("weather~gone"),
        digest("weather~again"),
        digest("weather~here"),
        digest("weather~late"),
        digest("weather~paper"),
    ]


@pytest.mark.rule("R21")
def test_one_phone_s_ballots_have_nothing_in_common(keys):
    """The keys of one phone are unrelated across steps, rounds, purposes and sessions."""
    places = [
        HERE,
        replace(HERE, number=2),
        replace(HERE, number=11),
        replace(HERE, step_id="ladder"),
        replace(HERE, session_id="two"),
    ]
    found = [keys.ballot_key(place, SECRET, one) for place in places for one in BallotPurpose]
    found += [keys.participant_key(one, SECRET) for one in ("one", "two")]

    assert len(set(found)) == len(found)
    assert {len(key) for key in found} == {64}


def test_two_phones_have_different_keys(keys):
    assert keys.ballot_key(HERE, SECRET) != keys.ballot_key(HERE, "another")
    assert keys.participant_key("one", SECRET) != keys.participant_key("one", "another")


@given(st.lists(st.from_regex(r"[A-Za-z0-9_-]{22}", fullmatch=True), min_size=2, unique=True))
def test_no_two_secrets_meet(tmp_path_factory, secrets):
    keys = KeyFolder(tmp_path_factory.mktemp("keys"))
    keys.make("one")

    assert len({keys.ballot_key(HERE, secret) for secret in secrets}) == len(secrets)


@pytest.mark.rule("R30")
def test_the_same_phone_is_the_same_after_a_restart(keys, folder):
    again = KeyFolder(folder)

    assert again.ballot_key(HERE, SECRET) == keys.ballot_key(HERE, SECRET)
    assert again.participant_key("one", SECRET) == keys.participant_key("one", SECRET)
    assert sorted(again.ids()) == ["one", "two"]


@pytest.mark.rule("R22")
def test_a_destroyed_key_is_gone_from_memory_and_disk(keys, folder):
    keys.participant_key("one", SECRET)

    keys.destroy("one")

    assert [path.name for path in folder.iterdir()] == ["two.key"]
    assert keys.ids() == ("two",)
    with pytest.raises(KeyLost):
        keys.participant_key("one", SECRET)
    with pytest.raises(KeyLost):
        keys.ballot_key(HERE, SECRET)


def test_a_key_is_overwritten_before_its_name_goes(keys, folder, tmp_path):
    other_name = tmp_path / "other-name"
    os.link(folder / "one.key", other_name)

    keys.destroy("one")

    assert other_name.read_bytes() == bytes(KEY_BYTES)


def test_destroying_a_key_twice_is_harmless(keys):
    keys.destroy("one")
    keys.destroy("one")
    keys.destroy("never made")

    assert keys.ids() == ("two",)


@pytest.mark.rule("R22")
def test_after_the_end_a_phone_cannot_be_recognised_again(keys, folder):
    """R22: nothing that is left leads from a phone's secret to what was stored for it."""
    before = keys.participant_key("one", SECRET), keys.ballot_key(HERE, SECRET)
    keys.destroy("one")
    with pytest.raises(KeyLost):
        KeyFolder(folder).participant_key("one", SECRET)

    keys.make("one")

    assert keys.participant_key("one", SECRET) != before[0]
    assert keys.ballot_key(HERE, SECRET) != before[1]


@pytest.mark.parametrize("content", [b"", b"short", bytes(KEY_BYTES - 1), bytes(KEY_BYTES + 1)])
def test_a_key_file_of_the_wrong_length_is_a_lost_key(keys, folder, content):
    assert keys.ids()
    (folder / "one.key").write_bytes(content)

    with pytest.raises(KeyLost):
        KeyFolder(folder).participant_key("one", SECRET)


def test_a_missing_key_file_is_a_lost_key(folder):
    with pytest.raises(KeyLost):
        KeyFolder(folder).participant_key("one", SECRET)


def test_a_running_session_outlives_the_loss_of_its_key_file(keys, folder):
    before = keys.ballot_key(HERE, SECRET)
    (folder / "one.key").unlink()

    assert keys.ballot_key(HERE, SECRET) == before


def test_without_a_folder_there_are_no_keys(folder):
    assert KeyFolder(folder).ids() == ()


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    folder = tmp_path / "file" / "keys"
    keys = KeyFolder(folder)

    with pytest.raises(StoreUnavailable, match=str(folder)):
        keys.make("one")
    with pytest.raises(KeyLost):
        keys.participant_key("one", SECRET)


def test_a_key_that_cannot_be_destroyed_is_said_so(keys, folder):
    (folder / "one.key").unlink()
    (folder / "one.key").mkdir()

    with pytest.raises(StoreUnavailable, match=str(folder)):
        keys.destroy("one")


def test_keys_whose_folder_was_deleted_are_written_again_and_destroyed_ones_are_not(folder, keys):
    before = keys.participant_key("one", SECRET)
    keys.destroy("two")
    shutil.rmtree(folder)
    keys.bring_back()

    assert [path.name for path in folder.iterdir()] == ["one.key"]
    assert (folder / "one.key").stat().st_mode & 0o777 == 0o600
    assert KeyFolder(folder).participant_key("one", SECRET) == before
    assert not KeyFolder(folder).has("two")


def test_a_key_that_a_full_disk_has_cut_off_is_written_again(folder, keys):
    before = keys.participant_key("one", SECRET)
    (folder / "one.key").write_bytes(b"")
    keys.bring_back()

    assert KeyFolder(folder).participant_key("one", SECRET) == before
