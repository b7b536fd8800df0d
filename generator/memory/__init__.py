"""Memory for inference: weights, KV cache and overhead from a model's facts, and the GPUs that hold them."""

from generator.memory.estimate import estimate
from generator.memory.fits import fits
from generator.memory.needed import needed
from generator.memory.table import memory_views, usual

__all__ = ["estimate", "fits", "memory_views", "needed", "usual"]
