"""How attributions are found: the network that labels, the rules around it, the links that join."""
