"""What templates may use."""

import re

from flask import Flask
from flask_babel import Babel

from content_models.deployment import PROJECT_FOLDER
from tests.portal.conftest import Site
from tests.portals import open_portal


def test_whatever_a_template_may_use_is_documented(site: Site) -> None:
    plain = Flask("plain")
    Babel(plain)
    own, usual = open_portal(site.settings).jinja_env, plain.jinja_env
    text = (PROJECT_FOLDER / "docs" / "architecture.md").read_text()
    table = text.split("What a template may use")[1].split("\n## ")[0]

    documented = set(re.findall(r"`(\w+)`", table))

    assert own.globals.keys() - usual.globals.keys() - documented == set()
    assert own.filters.keys() - usual.filters.keys() - documented == set()
