"""Train the attribution network: ``framing train attribution --data FOLDER --out attribution.npz``.

Needs the extra ``train``: PyTorch, GloVe vectors [Pennington2014] for the network, MiniLM [Wang2020] for its
teachers. `pipeline` tells the way from articles to the model file.
"""

from framing.training.attribution.pipeline import cross_read, train

__all__ = ["cross_read", "train"]
