"""Shows editors what readers looked for and did not find."""
