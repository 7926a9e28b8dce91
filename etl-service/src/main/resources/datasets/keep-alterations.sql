-- Puts what persons have set into the staged rows, column by column.
CALL mart.keep_alterations($1)
