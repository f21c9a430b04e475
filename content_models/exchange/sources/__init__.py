"""Takes files of others apart into raw records: names of fields with values.

Nothing in a file is trusted: sizes are bounded while they are read, archives are measured before
they are opened, and no path of an archive is ever used.
"""
