-- What people keep about themselves: their portfolio, what others add to it at their wish, how they share it.
--
-- Labels and kinds as in 0001. A correction or a withdrawal of a line is a record of its own, with the next place; the
-- record with the highest place says what holds today.

-- One line of somebody's portfolio, as it was written at some time.
-- About person_id, made_by; erasing removes it.
CREATE TABLE portfolio_records (
    id UUID NOT NULL PRIMARY KEY, -- internal: which record
    entry_id UUID NOT NULL, -- internal: which line; all records of the line share it
    place BIGINT NOT NULL, -- internal: 1 for the first record of a line, one more for each correction
    person_id UUID NOT NULL REFERENCES people (id), -- internal: whose portfolio
    kind TEXT NOT NULL, -- personal: what it is, such as training, credential or voice
    subject TEXT, -- personal: the item it is about, as slug@version#code
    due TEXT, -- personal: the day on which it asks for attention, such as the last day of a credential
    body TEXT NOT NULL, -- personal: the fields of the line, as JSON
    withdrawn BOOLEAN NOT NULL, -- personal: whether this record takes the line out
    made_at BIGINT NOT NULL, -- personal: when it was written
    made_by UUID NOT NULL REFERENCES people (id), -- personal: who wrote it: the person, or somebody they invited
    CONSTRAINT portfolio_records_place_counts CHECK (place > 0)
);
CREATE UNIQUE INDEX portfolio_records_place_key ON portfolio_records (entry_id, place);
CREATE INDEX portfolio_records_person ON portfolio_records (person_id, id);
CREATE INDEX portfolio_records_writer ON portfolio_records (made_by);

-- A person says, in their own words, that they work from lived experience. Never a diagnosis or a history of treatment.
-- About person_id; erasing removes it.
CREATE TABLE attestations (
    id UUID NOT NULL PRIMARY KEY, -- internal: which attestation
    person_id UUID NOT NULL REFERENCES people (id), -- internal: whose
    track TEXT NOT NULL, -- personal: for which track it is made
    nonce BYTEA NOT NULL, -- internal: used once, with the key, to seal the words
    sealed BYTEA NOT NULL, -- secret: the words, sealed with a key of their own
    made_at BIGINT NOT NULL -- personal: when
);
CREATE INDEX attestations_person ON attestations (person_id);

-- The key to the words of one attestation. Once this row is gone, nobody can read them any more.
-- About attestation_id; erasing removes it.
CREATE TABLE attestation_keys (
    attestation_id UUID NOT NULL PRIMARY KEY REFERENCES attestations (id), -- internal: which attestation
    sealing_key BYTEA NOT NULL -- secret: opens the words; removed when the attestation is withdrawn
);

-- An attestation taken back.
-- About attestation_id; erasing removes it.
CREATE TABLE attestation_ends (
    attestation_id UUID NOT NULL PRIMARY KEY REFERENCES attestations (id), -- internal: which attestation
    ended_at BIGINT NOT NULL -- personal: from when it no longer holds
);

-- A file that a person keeps with a line of their portfolio. The bytes lie in the data folder.
-- About person_id; erasing removes it.
CREATE TABLE attachments (
    id UUID NOT NULL PRIMARY KEY, -- internal: which file, and its name in the data folder
    person_id UUID NOT NULL REFERENCES people (id), -- internal: whose
    entry_id UUID NOT NULL, -- internal: the line of the portfolio that it belongs to
    name TEXT NOT NULL, -- personal: what the person called it
    media_type TEXT NOT NULL, -- internal: what it is, told by its first bytes
    size BIGINT NOT NULL, -- internal: how many bytes
    digest BYTEA NOT NULL, -- internal: SHA-256 of the bytes
    made_at BIGINT NOT NULL -- personal: when it was attached
);
CREATE INDEX attachments_person ON attachments (person_id, entry_id);

-- An attachment taken out. The bytes are removed.
-- About attachment_id; erasing removes it.
CREATE TABLE attachment_ends (
    attachment_id UUID NOT NULL PRIMARY KEY REFERENCES attachments (id), -- internal: which file
    ended_at BIGINT NOT NULL -- personal: when it was taken out
);

-- An address that opens one part of a person's records to whoever has it, such as their calendar or a link they handed out.
-- About person_id; erasing removes it.
CREATE TABLE secret_addresses (
    id UUID NOT NULL PRIMARY KEY, -- internal: which address
    token_hash BYTEA NOT NULL, -- secret: SHA-256 of the secret part of the address
    person_id UUID NOT NULL REFERENCES people (id), -- internal: whose records
    part TEXT NOT NULL, -- personal: which part it opens
    made_for TEXT, -- personal: for whom the person made it, in their own words
    made_at BIGINT NOT NULL, -- personal: when it was made
    expires_at BIGINT, -- personal: until when it opens, if that was said
    CONSTRAINT secret_addresses_token_key UNIQUE (token_hash)
);
CREATE INDEX secret_addresses_person ON secret_addresses (person_id);

-- A secret address that no longer opens anything.
-- About address_id; erasing removes it.
CREATE TABLE secret_address_ends (
    address_id UUID NOT NULL PRIMARY KEY REFERENCES secret_addresses (id), -- internal: which address
    ended_at BIGINT NOT NULL -- personal: from when
);
