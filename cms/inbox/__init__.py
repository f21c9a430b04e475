"""What readers looked for and did not find, for editors to read."""
