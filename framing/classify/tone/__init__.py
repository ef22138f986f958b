"""Tone towards a target: the network that reads it, its training, and what it gives by side and voice."""
