"""Later releases, as far as their migrations go: `ORDERS_MIGRATIONS` says which one this is."""
