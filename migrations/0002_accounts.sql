-- What accounts need beside the floor: a way back in without e-mail, and the mark of a demo.

-- A code that lets a person in once, when they have lost their password. Ten at a time, kept on paper by the person.
-- About account_id; erasing removes it.
CREATE TABLE recovery_codes (
    id UUID NOT NULL PRIMARY KEY, -- internal: which code
    account_id UUID NOT NULL REFERENCES accounts (id), -- internal: whose account
    code_hash BYTEA NOT NULL, -- secret: SHA-256 of the code; it has 80 random bits
    made_at BIGINT NOT NULL, -- internal: when it was made
    used_at BIGINT, -- internal: when it was used, or replaced by new ones
    CONSTRAINT recovery_codes_code_key UNIQUE (account_id, code_hash)
);

-- That this database was made to be looked at: one row for each made-up person whom a visitor may become.
-- About person_id; erasing removes it.
CREATE TABLE demo_people (
    id UUID NOT NULL PRIMARY KEY, -- internal: which line of the demo
    person_id UUID NOT NULL REFERENCES people (id), -- internal: which made-up person
    place BIGINT NOT NULL, -- internal: place in the bar
    about TEXT NOT NULL -- internal: the key of the words that say who they are
);
