"""What readers looked for and did not find, said in one field, without account or cookie."""
