-- Lets the first row of each number stay, whatever its leading zeros.
CALL mart.drop_repeated_accounts($1)
