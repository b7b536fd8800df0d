"""Data for scripts as compact JSON."""

import json

from generator.nouns.quantities import written_out


def compact_json(data: object) -> str:
    """Compact, and harmless wherever it might be put; half a character is no text, and becomes a question mark."""
    text = written_out(json.dumps(data, ensure_ascii=False, separators=(",", ":"))).replace("<", "\\u003c")
    return text.encode("utf-8", "replace").decode() + "\n"
