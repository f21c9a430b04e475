"""Guards the way in: signing in, its limits, and the headers that keep editors safe."""
