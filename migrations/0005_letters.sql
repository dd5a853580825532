-- Letters by e-mail, reminders by letter, and passkeys.

-- A letter, from the change that causes it until it is sent or given up. What it says is kept no longer than that.
-- About person_id; erasing removes it.
CREATE TABLE letters (
    id UUID NOT NULL PRIMARY KEY, -- internal: which letter
    kind TEXT NOT NULL, -- internal: what sort of letter, such as invitation or recovery
    person_id UUID REFERENCES people (id), -- internal: whom it is for, when they are known
    record_id UUID, -- internal: what it is about, such as the link in it
    address TEXT NOT NULL, -- personal: where it goes; empty once it is sent or given up
    subject TEXT NOT NULL, -- personal: its first line; empty once it is sent or given up
    body TEXT NOT NULL, -- secret: what it says, perhaps with a link that opens something; empty once it is sent or given up
    made_at BIGINT NOT NULL, -- internal: when it was written
    until BIGINT, -- internal: when it is of no use any more, if that is known
    tries BIGINT NOT NULL, -- internal: how often it was tried
    next_at BIGINT, -- internal: when it is tried next; none once it is sent or given up
    sent_at BIGINT, -- internal: when a mail server took it
    given_up_at BIGINT, -- internal: when it was given up
    fault TEXT -- internal: why the last try failed, in a word, without anything of the letter
);
CREATE INDEX letters_next ON letters (next_at);
CREATE INDEX letters_record ON letters (record_id);
CREATE INDEX letters_person ON letters (person_id);

-- That a person wants to be reminded by letter. Nobody is unless they say so.
-- About person_id; erasing removes it.
CREATE TABLE reminder_wishes (
    person_id UUID NOT NULL PRIMARY KEY REFERENCES people (id), -- internal: who wants it
    since BIGINT NOT NULL -- personal: from when
);

-- A reminder that went out by letter, so that it goes out once.
-- About person_id; erasing removes it.
CREATE TABLE reminders_told (
    id UUID NOT NULL PRIMARY KEY, -- internal: which line
    person_id UUID NOT NULL REFERENCES people (id), -- internal: who was reminded
    entry_id UUID NOT NULL, -- internal: of which entry of their portfolio
    what TEXT NOT NULL, -- personal: the day or the version that it was about
    told_at BIGINT NOT NULL -- internal: when the letter was written
);
CREATE UNIQUE INDEX reminders_told_once ON reminders_told (person_id, entry_id, what);

-- A passkey: a key in somebody's device or key ring that signs them in without a password.
-- About account_id; erasing removes it.
CREATE TABLE passkeys (
    id UUID NOT NULL PRIMARY KEY, -- internal: which passkey
    account_id UUID NOT NULL REFERENCES accounts (id), -- internal: whose account
    name TEXT NOT NULL, -- personal: what its owner calls it
    credential_id BYTEA NOT NULL, -- personal: the name that the device gave it
    transports BIGINT NOT NULL, -- internal: how a browser gets to the device, as bits
    static_state BYTEA NOT NULL, -- internal: its public key and what was settled when it was made
    dynamic_state BYTEA NOT NULL, -- internal: its counter and what else may change with each use
    made_at BIGINT NOT NULL, -- personal: when it was added
    used_at BIGINT, -- personal: when it last signed somebody in
    removed_at BIGINT, -- personal: when it was taken away
    CONSTRAINT passkeys_credential_key UNIQUE (credential_id)
);
CREATE INDEX passkeys_account ON passkeys (account_id);
