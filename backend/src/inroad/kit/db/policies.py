"""Row-level security on PostgreSQL, as migrations set it up; SQLite has none and ignores all of this.

The session announces its workspace in each transaction with `set_config('app.ws', …, true)`; unset means no
rows. Security is forced, so it holds for the table's owner too: an installation with a single role is
covered. A role with SUPERUSER or BYPASSRLS is not held by it.

`job` has a second policy keyed by `app.worker`, because the worker claims jobs of all workspaces in one
statement. With one role that setting is a matter of code, not of rights: whoever can run SQL could set it,
and could set `app.ws` as well. It opens `job`, `schedule` and, for reading,
`audit_chain`, whose rows hold ids and numbers and no personal data.
Where roles are kept apart, give the policy `TO` the worker's role.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic.operations import Operations

_OWN = "workspace_id = nullif(current_setting('app.ws', true), '')::uuid"
_WORKER = "current_setting('app.worker', true) = 'on'"


def _is_postgresql(op: Operations) -> bool:
    return op.get_context().dialect.name == "postgresql"


def enable_rls(op: Operations, table: str, *, worker: bool = False) -> None:
    """Hold `table` to the announced workspace; with `worker`, open it to the job worker as well."""
    if not _is_postgresql(op):
        return
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    # WITH CHECK follows USING: a row of another workspace can neither be seen nor written.
    op.execute(f'CREATE POLICY "{table}_workspace" ON "{table}" USING ({_OWN})')
    if worker:
        op.execute(f'CREATE POLICY "{table}_worker" ON "{table}" USING ({_WORKER})')


def let_worker_read(op: Operations, table: str) -> None:
    """Let whoever tells of changes see how far each workspace has come, in one question."""
    if _is_postgresql(op):
        op.execute(f'CREATE POLICY "{table}_worker" ON "{table}" FOR SELECT USING ({_WORKER})')


def close_to_worker(op: Operations, table: str) -> None:
    """Undo `let_worker_read`."""
    if _is_postgresql(op):
        op.execute(f'DROP POLICY IF EXISTS "{table}_worker" ON "{table}"')


def disable_rls(op: Operations, table: str) -> None:
    """Undo `enable_rls`. Not needed before DROP TABLE."""
    if not _is_postgresql(op):
        return
    op.execute(f'DROP POLICY IF EXISTS "{table}_workspace" ON "{table}"')
    op.execute(f'DROP POLICY IF EXISTS "{table}_worker" ON "{table}"')
    op.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY')


@contextmanager
def lifted_rls(op: Operations, *tables: str) -> Iterator[None]:
    """For a migration that changes data: the owner sees every workspace's rows inside the block.

    Changes to the structure need none of this. All is one transaction: a failure leaves security forced.
    """
    for table in tables:
        if _is_postgresql(op):
            op.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')
    yield
    for table in tables:
        if _is_postgresql(op):
            op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
