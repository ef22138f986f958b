"""Scale: the same scoring over more articles than fit in memory, on several processes or several machines."""

from framing.scale.dask_tables import score_dask
from framing.scale.engines import DaskEngine, Engine, LocalEngine
from framing.scale.streaming import Scored, score_batches, score_to_file

__all__ = ["DaskEngine", "Engine", "LocalEngine", "Scored", "score_batches", "score_dask", "score_to_file"]
