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
        """Say if store and index are sound, and if the worker lives.

        Readers are answered without the worker, but nothing new reaches them: 200, not "ready".
        They read every page without search: 200, too.
        """
        life = readiness.worker()
        worker: object = (
            {"doing": life.doing, "seen_at": life.seen_at.isoformat()} if life else None
        )
        reason = readiness.reason()
        if reason:
            answer = {"status": "not ready", "reason": reason, "worker": worker}
            response = _uncached(answer, 503)
            response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
            return response
        if readiness.is_search_away:
            return _uncached({"status": "without search", "worker": worker}, 200)
        if life is None or life.is_silent:
            return _uncached({"status": "without a living worker", "worker": worker}, 200)
        return _uncached({"status": "ready", "worker": worker}, 200)

    return blueprint


def _uncached(content: dict[str, object], status: int) -> Response:
    response = jsonify(content)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
