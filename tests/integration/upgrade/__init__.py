"""An installation of an earlier release is upgraded to this code, and everything is found again.

It is driven from outside, as operators, editors and readers do: by commands, HTTP, SQL and Django's
names of applications and models. Where the code keeps its modules is none of its business.
"""
