-- The floor that everything about people stands on: who there is, who belongs where, what is shared, what was done.
--
-- One text for SQLite and PostgreSQL. Ids are UUIDv7, times are microseconds since 1970 in UTC (BIGINT), days are text
-- like 2026-11-22. Each column says what it holds and how far it may go:
--   public    may be shown to anyone
--   internal  keeps the program going; says nothing about a person's life
--   personal  about a person: never shown to an operator, gone when they are erased
--   secret    opens something: never shown or exported to anyone
-- A table about people says in its last line of comment which columns name the person, and what erasing that person does
-- to a row: removes it, empties it (its personal columns), or keeps it, with the reason.
-- Facts about people are appended: an end, a withdrawal or a second voice is a row of its own.

-- An organization that prepares for peer roles, or has them.
CREATE TABLE organizations (
    id UUID NOT NULL PRIMARY KEY, -- internal: which organization
    name TEXT NOT NULL, -- public: its name as people say it
    language TEXT NOT NULL, -- internal: the language it writes in first, en or es
    made_at BIGINT NOT NULL, -- internal: when it was added to this installation
    version BIGINT NOT NULL DEFAULT 1, -- internal: rises with every edit
    CONSTRAINT organizations_name_filled CHECK (name <> '')
);

-- A human being. One row, however many organizations and hats; no password here.
-- About id; erasing empties it.
CREATE TABLE people (
    id UUID NOT NULL PRIMARY KEY, -- internal: which person
    name TEXT NOT NULL, -- personal: the name they want to be called by; empty once erased
    pronouns TEXT, -- personal: the words they want for themselves, if they say
    email TEXT, -- personal: where they want to be written to
    phone TEXT, -- personal: where they want to be called, if at all
    language TEXT NOT NULL, -- internal: the language they read, en or es
    made_at BIGINT NOT NULL, -- internal: when this row was made
    erased_at BIGINT, -- internal: when everything personal was removed, at their wish
    version BIGINT NOT NULL DEFAULT 1 -- internal: rises with every edit
);

-- The way a person signs in.
-- About person_id; erasing removes it.
CREATE TABLE accounts (
    id UUID NOT NULL PRIMARY KEY, -- internal: which account
    person_id UUID NOT NULL REFERENCES people (id), -- internal: whose account
    email TEXT NOT NULL, -- personal: what they sign in with, in lower case
    password TEXT, -- secret: hash of the password (argon2id, PHC form); none when only passkeys are used
    operator BOOLEAN NOT NULL, -- internal: runs this installation; opens nothing personal
    made_at BIGINT NOT NULL, -- internal: when it was made
    closed_at BIGINT, -- internal: when it was closed
    version BIGINT NOT NULL DEFAULT 1, -- internal: rises with every edit
    CONSTRAINT accounts_person_key UNIQUE (person_id),
    CONSTRAINT accounts_email_key UNIQUE (email)
);

-- A person belongs to an organization.
-- About person_id; erasing empties it.
CREATE TABLE memberships (
    id UUID NOT NULL PRIMARY KEY, -- internal: which membership
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: to which organization
    person_id UUID NOT NULL REFERENCES people (id), -- internal: who
    external_id TEXT, -- personal: what the organization's own lists call them, for repeated imports
    since BIGINT NOT NULL, -- internal: from when
    made_by UUID REFERENCES people (id) -- internal: who entered it
);
CREATE INDEX memberships_organization ON memberships (organization_id, person_id);
CREATE INDEX memberships_person ON memberships (person_id);
CREATE UNIQUE INDEX memberships_external_key ON memberships (organization_id, external_id);

-- The end of a membership.
-- About membership_id; erasing keeps it, since it holds no more than a time.
CREATE TABLE membership_ends (
    membership_id UUID NOT NULL PRIMARY KEY REFERENCES memberships (id), -- internal: which membership
    ended_at BIGINT NOT NULL, -- personal: from when it no longer holds
    made_by UUID REFERENCES people (id) -- internal: who ended it
);

-- One person supports another in their work. Two lines can exist at once, and often should.
-- About worker_id, supervisor_id; erasing keeps it, since the other person needs to know that it was.
CREATE TABLE relations (
    id UUID NOT NULL PRIMARY KEY, -- internal: which relation
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: in which organization
    supervisor_id UUID NOT NULL REFERENCES people (id), -- personal: who supervises
    worker_id UUID NOT NULL REFERENCES people (id), -- personal: who is supervised
    line TEXT NOT NULL, -- personal: peer or administrative
    since BIGINT NOT NULL, -- internal: from when
    made_by UUID REFERENCES people (id), -- internal: who entered it
    CONSTRAINT relations_line_known CHECK (line IN ('peer', 'administrative')),
    CONSTRAINT relations_of_two CHECK (supervisor_id <> worker_id)
);
CREATE INDEX relations_worker ON relations (worker_id, organization_id);
CREATE INDEX relations_supervisor ON relations (supervisor_id, organization_id);

-- The end of a supervision relation.
-- About relation_id; erasing keeps it, since it holds no more than a time.
CREATE TABLE relation_ends (
    relation_id UUID NOT NULL PRIMARY KEY REFERENCES relations (id), -- internal: which relation
    ended_at BIGINT NOT NULL, -- personal: from when it no longer holds
    made_by UUID REFERENCES people (id) -- internal: who ended it
);

-- What a person does in an organization, and so what they may see there. Several at once are usual.
-- About person_id; erasing keeps it, since it tells who was entitled to what when the log says they did it.
CREATE TABLE hats (
    id UUID NOT NULL PRIMARY KEY, -- internal: which grant
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: in which organization
    person_id UUID NOT NULL REFERENCES people (id), -- internal: who wears it
    hat TEXT NOT NULL, -- personal: which hat
    relation_id UUID REFERENCES relations (id), -- internal: the one relation it is limited to, if it is
    since BIGINT NOT NULL, -- internal: from when
    until BIGINT, -- personal: until when, if that was said at once
    made_by UUID REFERENCES people (id), -- internal: who gave it
    CONSTRAINT hats_hat_known CHECK (hat IN ('worker', 'volunteer', 'supervisor', 'hiring-lead', 'leader', 'steward', 'trainer', 'panel-member', 'adviser', 'ethics-auditor', 'outside-supervisor'))
);
CREATE INDEX hats_person ON hats (person_id, organization_id);
CREATE INDEX hats_organization ON hats (organization_id, hat);

-- A hat put down before its time, or one that had no end.
-- About hat_id; erasing keeps it, since it holds no more than a time.
CREATE TABLE hat_ends (
    hat_id UUID NOT NULL PRIMARY KEY REFERENCES hats (id), -- internal: which grant
    ended_at BIGINT NOT NULL, -- personal: from when it no longer holds
    made_by UUID REFERENCES people (id) -- internal: who ended it
);

-- A post in an organization, filled or open.
CREATE TABLE positions (
    id UUID NOT NULL PRIMARY KEY, -- internal: which position
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: whose position
    job_title TEXT NOT NULL, -- internal: what it is called here
    program TEXT, -- internal: where in the organization
    peer_role BOOLEAN NOT NULL, -- internal: whether the work is done from lived experience
    focus TEXT, -- internal: shared, mental-health or addiction, when it has one
    paid BOOLEAN NOT NULL, -- internal: paid, or volunteer
    role_code TEXT, -- internal: the role of a framework that illustrates it, as slug@version#code
    made_at BIGINT NOT NULL, -- internal: when it was made
    ended_at BIGINT, -- internal: when it was given up
    version BIGINT NOT NULL DEFAULT 1, -- internal: rises with every edit
    CONSTRAINT positions_title_filled CHECK (job_title <> ''),
    CONSTRAINT positions_focus_known CHECK (focus IN ('shared', 'mental-health', 'addiction'))
);
CREATE INDEX positions_organization ON positions (organization_id);

-- A person in a position.
-- About person_id; erasing keeps it, since the organization has to know that the position was filled.
CREATE TABLE placements (
    id UUID NOT NULL PRIMARY KEY, -- internal: which placement
    position_id UUID NOT NULL REFERENCES positions (id), -- internal: which position
    person_id UUID NOT NULL REFERENCES people (id), -- internal: who
    since TEXT NOT NULL, -- personal: first day
    made_by UUID REFERENCES people (id) -- internal: who entered it
);
CREATE INDEX placements_person ON placements (person_id);
CREATE INDEX placements_position ON placements (position_id);

-- The end of a placement.
-- About placement_id; erasing keeps it, since it holds no more than a day.
CREATE TABLE placement_ends (
    placement_id UUID NOT NULL PRIMARY KEY REFERENCES placements (id), -- internal: which placement
    last_day TEXT NOT NULL, -- personal: last day
    made_by UUID REFERENCES people (id) -- internal: who entered it
);

-- A browser that is signed in.
-- About account_id; erasing removes it.
CREATE TABLE sessions (
    id UUID NOT NULL PRIMARY KEY, -- internal: which session
    token_hash BYTEA NOT NULL, -- secret: SHA-256 of the token in the cookie
    account_id UUID NOT NULL REFERENCES accounts (id), -- internal: who is signed in
    organization_id UUID REFERENCES organizations (id), -- internal: the organization they are looking at
    browser TEXT, -- personal: which browser, in few words, so that they can tell their sessions apart
    made_at BIGINT NOT NULL, -- personal: when they signed in
    seen_at BIGINT NOT NULL, -- personal: when it was last used, to the hour
    expires_at BIGINT NOT NULL, -- internal: when it ends by itself
    ended_at BIGINT, -- internal: when it was signed out
    CONSTRAINT sessions_token_key UNIQUE (token_hash)
);
CREATE INDEX sessions_account ON sessions (account_id);

-- A link that works once: first owner, invitation, recovery.
-- About person_id; erasing removes it.
CREATE TABLE links (
    id UUID NOT NULL PRIMARY KEY, -- internal: which link
    token_hash BYTEA NOT NULL, -- secret: SHA-256 of the token in the address
    purpose TEXT NOT NULL, -- internal: what it is for, such as invitation or recovery
    organization_id UUID REFERENCES organizations (id), -- internal: into which organization it leads
    person_id UUID REFERENCES people (id), -- internal: whom it is for, when they are known
    email TEXT, -- personal: where it was sent
    hat TEXT, -- personal: the hat it gives
    record_id UUID, -- internal: the one record it opens, if it is limited to one
    made_by UUID REFERENCES people (id), -- internal: who made it
    made_at BIGINT NOT NULL, -- internal: when
    expires_at BIGINT NOT NULL, -- internal: until when it works
    used_at BIGINT, -- internal: when it was used or withdrawn
    CONSTRAINT links_token_key UNIQUE (token_hash)
);
CREATE INDEX links_person ON links (person_id);

-- A person lets somebody see a part of what is recorded about them.
-- About person_id; erasing removes it.
CREATE TABLE shares (
    id UUID NOT NULL PRIMARY KEY, -- internal: which share
    person_id UUID NOT NULL REFERENCES people (id), -- internal: who shares
    part TEXT NOT NULL, -- personal: which part, such as portfolio or portfolio/trainings
    with_person UUID REFERENCES people (id), -- personal: with this person
    with_organization UUID REFERENCES organizations (id), -- personal: or with people of this organization
    with_hat TEXT, -- personal: those of them who wear this hat; none means everyone there
    since BIGINT NOT NULL, -- internal: from when
    until BIGINT, -- personal: until when, if that was said at once
    CONSTRAINT shares_with_one CHECK ((with_person IS NULL) <> (with_organization IS NULL)),
    CONSTRAINT shares_hat_in_organization CHECK (with_hat IS NULL OR with_organization IS NOT NULL)
);
CREATE INDEX shares_person ON shares (person_id, part);
CREATE INDEX shares_with_person ON shares (with_person);
CREATE INDEX shares_with_organization ON shares (with_organization);

-- A share taken back. It holds at once.
-- About share_id; erasing removes it.
CREATE TABLE share_ends (
    share_id UUID NOT NULL PRIMARY KEY REFERENCES shares (id), -- internal: which share
    ended_at BIGINT NOT NULL -- personal: from when it no longer holds
);

-- What was done and who looked, one chain for each organization and one for the installation (all zeros).
CREATE TABLE audit_entries (
    id UUID NOT NULL PRIMARY KEY, -- internal: which entry
    chain UUID NOT NULL, -- internal: the organization, or zeros for the installation
    sequence BIGINT NOT NULL, -- internal: place in the chain, from 1 without gaps
    at BIGINT NOT NULL, -- internal: when
    actor_kind TEXT NOT NULL, -- internal: person, visitor, command or system
    actor_id UUID, -- internal: which person
    actor_name TEXT, -- internal: which command or which part of the system
    request_id UUID, -- internal: the request it was done in, as in the log
    action TEXT NOT NULL, -- internal: what was done, such as create, edit or look
    record_kind TEXT NOT NULL, -- internal: to what kind of record
    record_id UUID, -- internal: to which record
    person_id UUID, -- internal: the person it concerns
    fields TEXT NOT NULL, -- internal: names of the fields that changed, with spaces between
    details_digest BYTEA, -- internal: SHA-256 of the salt and the details beside the chain
    previous BYTEA NOT NULL, -- internal: hash of the entry before
    hash BYTEA NOT NULL, -- internal: SHA-256 of the entry before and of everything above
    CONSTRAINT audit_entries_place_key UNIQUE (chain, sequence)
);
CREATE INDEX audit_entries_person ON audit_entries (person_id, at);
CREATE INDEX audit_entries_record ON audit_entries (record_id);

-- The end of each chain, so that a cut-off end is noticed, and so that writers take turns.
CREATE TABLE audit_heads (
    chain UUID NOT NULL PRIMARY KEY, -- internal: which chain
    sequence BIGINT NOT NULL, -- internal: number of its last entry
    hash BYTEA NOT NULL -- internal: hash of its last entry
);

-- What exactly changed. Beside the chain, so that it can be erased and the chain still verifies.
-- About person_id; erasing removes it.
CREATE TABLE audit_details (
    entry_id UUID NOT NULL PRIMARY KEY REFERENCES audit_entries (id), -- internal: which entry
    person_id UUID, -- internal: whom it concerns
    salt BYTEA NOT NULL, -- secret: random bytes, so that the digest in the chain says nothing once this row is gone
    body TEXT NOT NULL -- personal: fields before and after, as JSON
);
CREATE INDEX audit_details_person ON audit_details (person_id);
