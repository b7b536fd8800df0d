"""What counts where somebody who asks about memory says nothing."""

CONTEXT, WEIGHT_FORMAT, CACHE_FORMAT = "8K", "fp16", "fp16"
