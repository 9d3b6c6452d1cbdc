"""Checks a value against the few words of JSON Schema that ``schema`` uses."""

import re
from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "integer": int, "boolean": bool,
    "null": type(None),
}  # fmt: skip
WORDS = {
    "object": "一组键值", "array": "列表", "string": "文字", "integer": "整数",
    "boolean": "true 或 false", "null": "null",
}  # fmt: skip


def misfit(value: object, schema: dict[str, Any], *, keys_required: bool = True) -> str | None:
    """The first place where a value does not fit, as a Chinese clause; None when it fits.

    Args:
        value: A parsed JSON value.
        schema: The whole schema, with its ``$defs``.
        keys_required: Whether a missing key is a misfit; a reader takes it for null.
    """
    return _Check(schema.get("$defs", {}), keys_required).misfit(value, schema, "")


class _Check:
    def __init__(self, defs: dict[str, Any], keys_required: bool) -> None:
        self.defs = defs
        self.keys_required = keys_required

    def misfit(self, value: object, schema: dict[str, Any], path: str) -> str | None:
        if "$ref" in schema:
            return self.misfit(value, self.defs[schema["$ref"].rpartition("/")[2]], path)
        if "anyOf" in schema:
            if value is None:
                return None
            return self.misfit(value, schema["anyOf"][0], path)
        wanted = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(_is(value, each) for each in wanted):
            return f"{path or '整个文件'}应为{'或'.join(WORDS[each] for each in wanted)}"
        if "enum" in schema and value not in schema["enum"]:
            known = "、".join(str(each) for each in schema["enum"] if each is not None)
            return f"{path}应为{known}之一"
        if (
            isinstance(value, str)
            and "pattern" in schema
            and not re.search(schema["pattern"], value)
        ):
            return f"{path}的写法“{value[:40]}”不对"
        if isinstance(value, dict):
            return self._keys(value, schema, path)
        if isinstance(value, list):
            found = (
                self.misfit(each, schema["items"], f"{path}[{n}]") for n, each in enumerate(value)
            )
            return next((each for each in found if each is not None), None)
        return None

    def _keys(self, value: dict[str, Any], schema: dict[str, Any], path: str) -> str | None:
        if self.keys_required:
            for key in schema.get("required", ()):
                if key not in value:
                    return f"{path or '整个文件'}缺少 {key}"
        known = schema.get("properties", {})
        others = schema.get("additionalProperties")
        for key, each in value.items():
            below = known.get(key, others)
            if below is not None and (
                found := self.misfit(each, below, f"{path}.{key}" if path else key)
            ):
                return found
        return None


def _is(value: object, name: str) -> bool:
    if name == "integer" and isinstance(value, bool):
        return False
    return isinstance(value, TYPES[name])
