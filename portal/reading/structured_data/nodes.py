"""Makes the nodes of a JSON-LD graph, and renders them.

There is no other way in which they get into a page.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from markupsafe import Markup
from pydantic_core import to_json

Value: TypeAlias = "str | int | float | bool | Sequence[Value] | Mapping[str, Value] | None"
Node: TypeAlias = dict[str, Value]

CONTEXT = "https://schema.org"


def node(types: Value, **properties: Value) -> Node:
    """Return a node with those of its properties that say something."""
    found: Node = {"@type": types}
    for name, value in properties.items():
        if value:  # none of the properties used here says anything by zero or by False
            found[name] = value
    return found


def rendered(nodes: Iterable[Node]) -> Markup:
    """Return a graph as the content of ``<script type="application/ld+json">``.

    Attack: a title ``</script><script>…`` would end the data block and begin one that runs; a
    browser looks for that end before any JSON is read, so that HTML's own escapes mean nothing
    there and JSON's take their place. U+2028 and U+2029 end a line in older readers of JavaScript.
    """
    graph = to_json({"@context": CONTEXT, "@graph": [*nodes]}).decode()
    safe = (
        graph.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
    return Markup(safe)  # noqa: S704 - nothing is left in it that HTML could read
