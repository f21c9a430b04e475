"""Serves WSGI applications so that nobody who is slow holds a thread.

It stands between granian and the applications, speaks granian's own protocol (RSGI), and knows
neither portal nor CMS: ``wsgi.py`` says which request goes where.
"""

from serving.bodies import Bodies
from serving.connections import allow_many
from serving.lanes import Lane
from serving.server import Refusal, Route, Server

__all__ = ["Bodies", "Lane", "Refusal", "Route", "Server", "allow_many"]
