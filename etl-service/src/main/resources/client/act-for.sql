-- Notes in the history who does what follows in this transaction.
SELECT set_config('penstock.user', ?, true)
