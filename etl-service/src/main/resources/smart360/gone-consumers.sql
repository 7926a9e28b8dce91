-- In the mart: the consumers of table "taken_back" that were not there before.
COPY (SELECT key FROM taken_back WHERE former IS NULL) TO STDOUT (FORMAT binary)
