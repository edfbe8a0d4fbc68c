"""A playbook to begin with: its folder, ready to be checked, tried and changed."""
