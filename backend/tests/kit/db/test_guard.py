"""The reader of emitted SQL: what it lets through and what it stops."""

import pytest

from inroad.kit.db.guard import unscoped

OWNED = {"person", "note"}
GOOD = [
    "SELECT 1",
    "SELECT account.id FROM account",
    "SELECT person.name FROM person WHERE person.workspace_id = ?",
    "SELECT person.name FROM person WHERE person.workspace_id = $1::UUID AND person.id = $2::UUID",
    "SELECT person.name FROM person WHERE person.workspace_id = :ws",
    'SELECT p.name FROM "person" AS p WHERE p.workspace_id = ?',
    "SELECT p.name FROM person p WHERE p.workspace_id = ?",
    "SELECT person.name FROM public.person WHERE person.workspace_id = ?",
    "SELECT a.x FROM person AS a JOIN note AS b ON b.id = a.id AND b.workspace_id = ? WHERE a.workspace_id=?",
    "SELECT a.x FROM person AS a, note AS b WHERE a.workspace_id = ? AND b.workspace_id = ?",
    "SELECT a.x FROM person AS a JOIN note AS b ON b.workspace_id = ?, account WHERE a.workspace_id = ?",
    "SELECT a.x FROM account LEFT OUTER JOIN person AS a ON a.id = account.id AND a.workspace_id = ? LIMIT ?",
    "SELECT a.x FROM (person AS a LEFT OUTER JOIN note AS b ON b.workspace_id = ?) WHERE a.workspace_id = ?",
    "SELECT x FROM (SELECT person.id AS x FROM person WHERE person.workspace_id = ?) AS anon_1",
    "SELECT person.id FROM person WHERE person.workspace_id = ? UNION SELECT note.id FROM note "
    "WHERE note.workspace_id = ?",
    "WITH due AS (SELECT person.id FROM person WHERE person.workspace_id = ?) SELECT due.id FROM due",
    "SELECT person.id FROM person WHERE person.workspace_id = ? AND EXISTS (SELECT * FROM note WHERE "
    "note.person_id = person.id AND note.workspace_id = ?)",
    "UPDATE person SET name=? WHERE person.workspace_id = ?",
    "UPDATE person SET name=? WHERE workspace_id = ?",
    "DELETE FROM person WHERE person.workspace_id = ? AND person.id = ?",
    "INSERT INTO person (workspace_id, id, name) VALUES (?, ?, ?)",
    "INSERT INTO person (workspace_id, id) VALUES (?, ?) ON CONFLICT (workspace_id) DO NOTHING RETURNING id",
    "INSERT INTO person (workspace_id, id) VALUES (?, ?) ON CONFLICT DO UPDATE SET name = ?",
    "SELECT person.name FROM person WHERE false",
    "SELECT count(*) FROM (SELECT person.id FROM person WHERE 0 = 1) AS x",
    "SELECT person.name FROM person WHERE 0 = 1 LIMIT ?",
    "SELECT 'FROM person' AS x",
    "SELECT account.id -- FROM person\nFROM account",
    "SELECT person.id FROM person WHERE person.workspace_id = ? FOR UPDATE SKIP LOCKED",
    "SELECT extract(year FROM account.made_at) FROM account",
    "SELECT account.id FROM account WHERE account.a IS DISTINCT FROM person",
    "SELECT rowid FROM person_fts WHERE person_fts MATCH ?",
]
BAD = {
    "SELECT a.x FROM account JOIN note AS b ON b.workspace_id = ?, person AS a": ["a"],
    "SELECT a.x FROM person AS a LEFT JOIN note AS b ON b.workspace_id = ? AND a.workspace_id = ?": ["a"],
    "SELECT a.x FROM person AS a FULL OUTER JOIN note AS b ON b.workspace_id = ? AND a.workspace_id = ?": [
        "a",
        "b",
    ],
    "SELECT a.x FROM account RIGHT JOIN person AS a ON a.workspace_id = ?": ["a"],
    "SELECT person.name FROM person": ["person"],
    "SELECT person.name FROM person WHERE person.id = ?": ["person"],
    'SELECT p.name FROM "person" AS p WHERE person.workspace_id = ?': ["p"],
    "SELECT a.x FROM person AS a JOIN note b ON b.workspace_id=a.workspace_id WHERE a.workspace_id=?": ["b"],
    "SELECT a.x FROM person AS a, note AS b WHERE a.workspace_id = ?": ["b"],
    "SELECT a.x FROM note AS b, person AS a, (SELECT 1) AS q WHERE a.workspace_id = ?": ["b"],
    "SELECT (SELECT count(*) FROM person) FROM person WHERE person.workspace_id = ?": ["person"],
    "SELECT person.id FROM person WHERE person.workspace_id = ? UNION SELECT person.id FROM person": [
        "person"
    ],
    "SELECT person.id FROM person UNION SELECT person.id FROM person WHERE person.workspace_id = ?": [
        "person"
    ],
    "SELECT x FROM (SELECT person.id AS x FROM person) AS q WHERE q.workspace_id = ?": ["person"],
    "WITH q AS (SELECT note.id FROM note) SELECT person.id FROM person WHERE person.workspace_id = ?": [
        "note"
    ],
    "SELECT person.id FROM person WHERE person.workspace_id = person.workspace_id": ["person"],
    "SELECT person.id FROM person WHERE person.workspace_id IS NOT NULL": ["person"],
    "SELECT person.id FROM person WHERE person.workspace_id <> ?": ["person"],
    "SELECT person.id FROM person WHERE person.name = ' person.workspace_id = ? '": ["person"],
    "SELECT person.id /* person.workspace_id = ? */ FROM person": ["person"],
    "SELECT person.id FROM person WHERE false OR person.id = ?": ["person"],
    "SELECT PERSON.id FROM PERSON": ["person"],
    "UPDATE person SET workspace_id=?": ["person"],
    "UPDATE person SET name=? WHERE person.id = ?": ["person"],
    "DELETE FROM person": ["person"],
    "UPDATE note SET body=? FROM person WHERE note.workspace_id = ? AND person.id = note.person_id": [
        "person"
    ],
    "INSERT INTO note (workspace_id, id) SELECT person.workspace_id, person.id FROM person": ["person"],
    "SELECT person.id FROM person WHERE person.workspace_id = ? OR person.name = ?": ["person"],
    "SELECT person.id FROM person WHERE NOT person.workspace_id = ?": ["person"],
    "SELECT person.id FROM person WHERE NOT (person.workspace_id = ? AND person.id = ?)": ["person"],
    "SELECT (SELECT 1 WHERE person.workspace_id = ?) FROM person": ["person"],
}


@pytest.mark.parametrize("sql", GOOD)
def test_let_through(sql: str) -> None:
    assert unscoped(sql, OWNED) == []


@pytest.mark.parametrize("sql", BAD)
def test_stopped(sql: str) -> None:
    assert unscoped(sql, OWNED) == BAD[sql]
