"""Two includes: `events.urls.pages` (may stand in `i18n_patterns`) and `events.urls.fixed` (no language in the address)."""
