"""Networks in PyTorch, their losses and their fitting: what needs the extra ``train``."""
