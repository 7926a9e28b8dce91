-- Opt-outs are listed page by page, and keep what the person who entered them says about them.
ALTER TABLE opt_out
    ADD COLUMN id   bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    ADD COLUMN note text;

COMMENT ON COLUMN opt_out.reason IS 'A code or a fact, nothing personal: deliveries and logs repeat it';
COMMENT ON COLUMN opt_out.note IS 'A person''s own words, which may be personal: shown to those only who may enter opt-outs';
