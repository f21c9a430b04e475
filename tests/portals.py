"""Portals of tests, closed when the test ends."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

from content_models.previews import PreviewProvider
from content_models.published import PublishedStore
from portal import Portal, create_app
from portal.reading.runtime import EXTENSION
from portal.settings import Settings


class CompiledTemplates(BytecodeCache):
    """Templates compiled once for all portals of a run: hundreds of tests open one each."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what an earlier portal compiled."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what this portal compiled."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


class CompiledRule(Rule):
    """A route whose way to an address is compiled once: for one portal it takes 30 ms of all."""

    _compiled: dict[object, Callable[..., tuple[str, str]]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        told: tuple[Any, ...] = (self.rule, repr(self._trace), repr(self.defaults), append_unknown)
        if told not in self._compiled:
            self._compiled[told] = super()._compile_builder(append_unknown)
        return self._compiled[told]


Portal.url_rule_class = CompiledRule
_templates = CompiledTemplates()
_opened: list[PublishedStore] = []


def open_portal(settings: Settings, previews: PreviewProvider | None = None) -> Flask:
    """A portal whose connections end with the test."""
    app = create_app(settings, previews)
    app.jinja_env.bytecode_cache = _templates
    _opened.append(app.extensions[EXTENSION].store)
    return app


def close_portals() -> None:
    """Close what was opened since. Called after every test."""
    while _opened:
        _opened.pop().close()
