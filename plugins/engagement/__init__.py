"""The core: content read, validated and resolved. It imports neither Pelican nor Jinja, and prints nothing."""
