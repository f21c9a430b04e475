"""What the portal's speed is compared with: Flask doing next to nothing."""

from flask import Flask, render_template

TEMPLATE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1><ul>{% for word in words %}<li>{{ word }}</li>{% endfor %}</ul></body>
</html>
"""
PLAIN = "/"
RENDERED = "/template"

application = Flask(__name__)
template = application.jinja_env.from_string(TEMPLATE)


@application.get(PLAIN)
def plain() -> str:
    """Answer without a template."""
    return "Bonjour"


@application.get(RENDERED)
def rendered() -> str:
    """Render a template that is already compiled."""
    return render_template(template, title="Bonjour", words=("un", "deux", "trois"))
