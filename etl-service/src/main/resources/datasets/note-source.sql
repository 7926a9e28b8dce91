-- Keeps which consumers the source of an extract has.
CALL mart.note_source($1)
