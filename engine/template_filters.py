"""What Jinja's filters are to a template here: two more, and some left out."""

OWN = ("anchor", "underline")
LEFT_OUT = ("forceescape", "safe", "striptags", "tojson", "urlize", "xmlattr")
"""They say of a text that it is markup, or make it so; what a deal holds is text and stays text."""
