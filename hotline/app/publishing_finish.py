"""The last step of publishing, which the one who publishes takes, or the next start."""

from collections.abc import Collection
from pathlib import Path

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.administration import store
from hotline.administration.edits import Edit
from hotline.administration.files import not_in_place
from hotline.administration.shown import journal_keys, shown
from hotline.crm_bridge import audit
from hotline.events import SettingsNotWritten, SettingsPublished
from hotline.journal import Journal
from hotline.problems import key_text


def kept_by_hand(version: store.Version) -> tuple[Edit, ...]:
    """Return the edits that are not in the files: somebody changed these by hand meanwhile. Raises `OSError`."""
    return not_in_place(version.edits, {key: Path(file.path) for key, file in version.files.items()})


async def finish(
    journal: Journal,
    version: store.Version,
    at: float,
    *,
    kept: Collection[Edit] = (),
    repaired: bool = False,
) -> None:
    """Say that a planned version is in the files, and empty the draft from which it came: once, whoever comes first.

    The edits that were `kept` out of the files are no part of it, and stay in the draft.
    """
    done = without(version, kept)

    async def work(connection: AsyncConnection) -> bool:
        if not await store.set_published(connection, done):
            return False
        if version.draft_of is not None:
            draft = await store.draft_of(connection, journal.node, version.draft_of)
            await store.save_draft(connection, journal.node, draft, tuple(kept), at)
        changes = {
            f"{edit.file}: {key_text(edit.path)}": (edit.before, edit.after)
            for edit in map(shown, done.edits)
        }
        await audit.write(
            connection, at=at, by=version.by, kind="settings", subject=version.id, changes=changes
        )
        return True

    def facts(is_first: bool) -> list[SettingsPublished]:
        fact = SettingsPublished(
            at=at, version=version.id, by=version.by, changed=journal_keys(done.edits),
            undoes=version.undoes, repaired=repaired, kept=journal_keys(kept),
        )  # fmt: skip
        return [fact] if is_first else []

    await journal.commit_result(work, facts)


async def give_up(journal: Journal, version: store.Version, at: float) -> None:
    """Say that a planned version is in no file, once; the draft from which it came is still there."""
    fact = SettingsNotWritten(at=at, version=version.id, by=version.by)
    await journal.commit_result(
        lambda connection: store.set_state(connection, version.id, store.NOT_WRITTEN),
        lambda is_first: [fact] if is_first else [],
    )


def without(version: store.Version, kept: Collection[Edit]) -> store.Version:
    """Return the version with only those edits, and their files, that are in the files."""
    if not kept:
        return version
    edits = tuple(edit for edit in version.edits if edit not in kept)
    files = {key: file for key, file in version.files.items() if any(edit.file == key for edit in edits)}
    return msgspec.structs.replace(version, edits=edits, files=files)
