"""What lets a browser read without a network, and lets readers install the portal."""
