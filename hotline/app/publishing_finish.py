"""The last step of publishing, which the one who publishes takes, or the next start."""

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.administration import store
from hotline.administration.shown import journal_keys, shown
from hotline.crm_bridge import audit
from hotline.events import SettingsPublished
from hotline.journal import Journal
from hotline.problems import key_text


async def finish(journal: Journal, version: store.Version, at: float, *, repaired: bool = False) -> None:
    """Say that a planned version is in the files, and empty the draft from which it came: once, whoever comes first."""

    async def work(connection: AsyncConnection) -> bool:
        if not await store.set_state(connection, version.id, store.PUBLISHED):
            return False
        if version.draft_of is not None:
            draft = await store.draft_of(connection, journal.node, version.draft_of)
            await store.save_draft(connection, journal.node, draft, (), at)
        changes = {
            f"{edit.file}: {key_text(edit.path)}": (edit.before, edit.after)
            for edit in map(shown, version.edits)
        }
        await audit.write(
            connection, at=at, by=version.by, kind="settings", subject=version.id, changes=changes
        )
        return True

    def facts(is_first: bool) -> list[SettingsPublished]:
        fact = SettingsPublished(
            at=at, version=version.id, by=version.by, changed=journal_keys(version.edits),
            undoes=version.undoes, repaired=repaired,
        )  # fmt: skip
        return [fact] if is_first else []

    await journal.commit_result(work, facts)
