-- Notes in the history who does what follows in this transaction; which does not wait for long while clients are merged.
SELECT set_config('penstock.user', ?, true), set_config('lock_timeout', '5s', true)
