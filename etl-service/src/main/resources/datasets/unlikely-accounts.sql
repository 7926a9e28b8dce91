-- Rejects what is neither a number nor the account of a consumer.
CALL mart.reject_unlikely_accounts($1)
