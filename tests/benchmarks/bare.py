"""What the portal's speed is compared with: Flask doing next to nothing."""

from flask import Flask, render_template

TEMPLATE = """<!doctype html>
<html lang="{{ language }}">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1><ul>{% for word in words %}<li>{{ word }}</li>{% endfor %}</ul></body>
</html>
"""
PLAIN_PATH = "/"
TEMPLATE_PATH = "/template"


def create_app() -> Flask:
    """An application with a route that returns a string and one that renders a template."""
    app = Flask(__name__)
    app.jinja_env.globals["language"] = "fr"
    app.jinja_loader = None
    template = app.jinja_env.from_string(TEMPLATE)

    @app.get(PLAIN_PATH)
    def plain() -> str:
        return "Bonjour"

    @app.get(TEMPLATE_PATH)
    def rendered() -> str:
        return render_template(template, title="Bonjour", words=("un", "deux", "trois"))

    return app


application = create_app()
