-- Applications for open positions: who applied, what became of it, what they sent, and how long that is kept.
--
-- An applicant has no account and no row in people. The id of their application stands for them, in the log too, so that
-- erasing an application works as erasing a person does.

ALTER TABLE organizations ADD COLUMN time_zone TEXT; -- public: the time zone its days are in, as in America/New_York, if it said

-- Somebody applied for an open position.
-- About id; erasing empties it.
CREATE TABLE applications (
    id UUID NOT NULL PRIMARY KEY, -- internal: which application; stands for the applicant in the log
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: to which organization
    opening_id UUID NOT NULL REFERENCES openings (id), -- internal: for which opening
    token_hash BYTEA, -- secret: SHA-256 of the secret part of the applicant's own address; none when it came from a list
    name TEXT NOT NULL, -- personal: the name the applicant wants to be called by; empty once erased
    reach TEXT NOT NULL, -- personal: how to reach them, in their words
    email TEXT, -- personal: the e-mail address in it, in lower case, if there is one
    languages TEXT NOT NULL, -- personal: the languages they speak, if they said
    answers TEXT NOT NULL, -- personal: what they wrote, each with the question it answers, as JSON
    meets TEXT NOT NULL, -- personal: which of the required qualifications they say they have, as JSON
    language TEXT NOT NULL, -- internal: the language they read, en or es
    received_on TEXT NOT NULL, -- internal: the day it came, where the organization is
    made_at BIGINT NOT NULL, -- internal: when it came
    earlier_id UUID, -- internal: the application of the same person that this one takes the place of
    made_by UUID REFERENCES people (id), -- internal: who brought it in, when it came from a list
    erased_at BIGINT, -- internal: when everything personal in it was removed
    CONSTRAINT applications_token_key UNIQUE (token_hash)
);
CREATE INDEX applications_opening ON applications (opening_id, made_at, id);
CREATE INDEX applications_organization ON applications (organization_id, erased_at);
CREATE INDEX applications_email ON applications (opening_id, email);

-- What became of an application, one step after the other. The last step says how it stands.
-- About application_id; erasing keeps it, since it says what was decided and when, and nothing of the person.
CREATE TABLE application_events (
    id UUID NOT NULL PRIMARY KEY, -- internal: which step
    application_id UUID NOT NULL REFERENCES applications (id), -- internal: of which application
    place BIGINT NOT NULL, -- internal: 1 for the first step, one more for each that follows
    status TEXT NOT NULL, -- personal: how it stands since then
    made_at BIGINT NOT NULL, -- internal: since when
    made_by UUID REFERENCES people (id), -- internal: who decided it; none for the applicant and for the program
    CONSTRAINT application_events_status_known CHECK (status IN ('received', 'invited', 'not-chosen', 'chosen', 'hired', 'withdrawn', 'replaced'))
);
CREATE UNIQUE INDEX application_events_place_key ON application_events (application_id, place);

-- What an applicant needs to be different so that they can apply or come to an interview. In a compartment of its own:
-- the one person named for it reads it, and nobody else who hires.
-- About application_id; erasing removes it.
CREATE TABLE application_accommodations (
    id UUID NOT NULL PRIMARY KEY, -- internal: which request
    application_id UUID NOT NULL REFERENCES applications (id), -- internal: of which application
    words TEXT NOT NULL, -- personal: what they ask for
    made_at BIGINT NOT NULL -- personal: when
);
CREATE INDEX application_accommodations_application ON application_accommodations (application_id);

-- A document that an applicant sent. The bytes lie in the data folder, beside attachments.
-- About application_id; erasing removes it.
CREATE TABLE application_documents (
    id UUID NOT NULL PRIMARY KEY, -- internal: which document, and its name in the data folder
    application_id UUID NOT NULL REFERENCES applications (id), -- internal: of which application
    name TEXT NOT NULL, -- personal: what the applicant called it
    media_type TEXT NOT NULL, -- internal: what it is, told by its first bytes
    size BIGINT NOT NULL, -- internal: how many bytes
    digest BYTEA NOT NULL, -- internal: SHA-256 of the bytes
    made_at BIGINT NOT NULL -- personal: when it came
);
CREATE INDEX application_documents_application ON application_documents (application_id);

-- A document taken out by the applicant. The bytes are removed.
-- About document_id; erasing removes it.
CREATE TABLE application_document_ends (
    document_id UUID NOT NULL PRIMARY KEY REFERENCES application_documents (id), -- internal: which document
    ended_at BIGINT NOT NULL -- personal: when
);

-- A letter to an applicant, as it was when it was sent or handed over.
-- About application_id; erasing removes it.
CREATE TABLE application_letters (
    id UUID NOT NULL PRIMARY KEY, -- internal: which letter
    application_id UUID NOT NULL REFERENCES applications (id), -- internal: to whom
    kind TEXT NOT NULL, -- personal: what it says: invited, not-chosen or chosen
    subject TEXT NOT NULL, -- personal: its first line
    body TEXT NOT NULL, -- personal: what it says
    by_mail BOOLEAN NOT NULL, -- personal: whether it went out by e-mail; else somebody hands it over
    made_at BIGINT NOT NULL, -- personal: when
    made_by UUID REFERENCES people (id) -- internal: who wrote it
);
CREATE INDEX application_letters_application ON application_letters (application_id);

-- How an organization goes about applications. The last row holds; the ones before it say what held until then.
CREATE TABLE hiring_rules (
    id UUID NOT NULL PRIMARY KEY, -- internal: which rule
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: whose
    place BIGINT NOT NULL, -- internal: 1 for the first rule of an organization, one more for each that follows
    months BIGINT NOT NULL, -- internal: for how many months after a position closed its applications are kept
    keeper_id UUID REFERENCES people (id), -- internal: who looks after accommodations in applying
    made_at BIGINT NOT NULL, -- internal: from when it holds
    made_by UUID REFERENCES people (id), -- internal: who said so
    CONSTRAINT hiring_rules_months_fit CHECK (months >= 1 AND months <= 120)
);
CREATE UNIQUE INDEX hiring_rules_place_key ON hiring_rules (organization_id, place);
