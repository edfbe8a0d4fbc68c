"""A playbook's text changed where it must and nowhere else: text in, text out."""
