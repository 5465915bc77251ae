"""The shipped site in a real browser, served on the loopback under a strict content policy."""
