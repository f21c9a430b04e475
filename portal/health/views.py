"""Serves ``/healthz`` and ``/readyz``."""

from flask import Blueprint, Response, jsonify

from portal.health.services import Readiness
from portal.reading.errors import RETRY_AFTER_SECONDS


def blueprint_for(readiness: Readiness) -> Blueprint:
    """Return the blueprint of one running portal."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def alive() -> Response:
        """Say that this process answers at all."""
        return _uncached({"status": "ok"}, 200)

    @blueprint.get("/readyz")
    def ready() -> Response:
        """Say that store and index are sound, or why they are not."""
        reason = readiness.reason()
        if not reason:
            return _uncached({"status": "ready"}, 200)
        response = _uncached({"status": "not ready", "reason": reason}, 503)
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return response

    return blueprint


def _uncached(content: dict[str, str], status: int) -> Response:
    response = jsonify(content)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
