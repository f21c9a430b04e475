"""Keeps what somebody types, whatever happens to the session, the network or the server."""
