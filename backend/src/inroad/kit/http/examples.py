"""A worked example for a JSON schema, from what the schema says of itself."""

from typing import Any

_BY_FORMAT = {
    "uuid": "0198c0de-0000-7000-8000-000000000000",
    "date": "2026-10-14",
    "date-time": "2026-10-14T09:40:00.000Z",
    "time": "12:30:00",
    "email": "ann.lee@example.org",
    "uri": "https://example.org/",
    "binary": "…",
}


def resolve(schema: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    """The schema behind a local reference, or the schema itself."""
    while "$ref" in schema:
        schema = components["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def _text(schema: dict[str, Any]) -> str | None:
    if schema.get("format") in _BY_FORMAT:
        return _BY_FORMAT[str(schema["format"])]
    if "pattern" in schema:
        return None
    shortest, longest = int(schema.get("minLength", 0)), int(schema.get("maxLength", 4))
    return "text"[:longest].ljust(shortest, "x")


def _object(schema: dict[str, Any], components: dict[str, Any], depth: int) -> dict[str, Any] | None:
    found = {}
    required = set(schema.get("required", ()))
    for name, inner in schema.get("properties", {}).items():
        value = example(inner, components, depth + 1)
        if value is not None:
            found[name] = value
        elif name in required and not _may_be_null(inner):
            return None
        elif name in required:
            found[name] = None
    return found


def _may_be_null(schema: dict[str, Any]) -> bool:
    return schema.get("type") == "null" or any(_may_be_null(part) for part in schema.get("anyOf", ()))


def example(schema: dict[str, Any], components: dict[str, Any], depth: int = 0) -> Any:
    """A value the schema allows, or None where the schema must give an example of its own (a pattern)."""
    schema = resolve(schema, components)
    if schema.get("examples"):
        return schema["examples"][0]
    for word in ("example", "const", "default"):
        if schema.get(word) not in (None, [], {}):
            return schema[word]
    if "enum" in schema:
        return schema["enum"][0]
    for word in ("anyOf", "oneOf", "allOf"):
        parts = [part for part in schema.get(word, ()) if part.get("type") != "null"]
        if parts:
            return example(parts[0], components, depth)
    kind = schema.get("type")
    if kind == "object" or "properties" in schema:
        return _object(schema, components, depth) if depth < 8 else {}
    if kind == "array":
        inner = example(schema.get("items", {}), components, depth + 1) if depth < 8 else None
        return [] if inner is None else [inner] * max(1, schema.get("minItems", 1))
    if kind in ("integer", "number"):
        return max(schema.get("minimum", 1), min(1, schema.get("maximum", 1)))
    if kind == "boolean":
        return True
    return _text(schema) if kind == "string" else {}
