COPY named (consumer_id) FROM STDIN (FORMAT binary)
