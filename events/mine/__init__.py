"""All that is mine: what comes, what I wait for, what was, what I earned, and what is known of me."""
