"""Guards the way in: who signs in, how often that may fail, what headers keep editors safe."""
