"""The core: content read, validated, resolved. It imports neither Pelican nor Jinja and prints nothing."""
