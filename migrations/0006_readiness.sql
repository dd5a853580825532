-- Asking many people how ready an organization is.
--
-- What people answer anonymously stands in tables without any way back to them: no account, no invitation, no address and
-- no time, with random ids, and in an order that is shuffled with every answer.

-- A round of asking: the same questions to people in several seats, until a day.
CREATE TABLE readiness_rounds (
    id UUID NOT NULL PRIMARY KEY, -- internal: which round
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: whose round
    name TEXT NOT NULL, -- internal: what people there call it
    parts TEXT NOT NULL, -- internal: what is asked, such as timeline, questions
    seats TEXT NOT NULL, -- internal: who is asked, such as board, clinical
    people BIGINT NOT NULL, -- internal: how many people are asked in all
    closes_on TEXT NOT NULL, -- internal: the last day for answers
    made_at BIGINT NOT NULL, -- internal: when it was opened
    made_by UUID REFERENCES people (id), -- internal: who opened it
    CONSTRAINT readiness_rounds_people CHECK (people > 0)
);
CREATE INDEX readiness_rounds_organization ON readiness_rounds (organization_id);

-- A round that was closed before its day.
CREATE TABLE readiness_round_ends (
    round_id UUID NOT NULL PRIMARY KEY REFERENCES readiness_rounds (id), -- internal: which round
    ended_at BIGINT NOT NULL, -- internal: when
    made_by UUID REFERENCES people (id) -- internal: who closed it
);

-- A link that lets somebody answer once, from a seat. Nothing says who they are, and nothing says when they answered.
-- About made_by; erasing keeps it, since it belongs to the round and opens no answer.
CREATE TABLE readiness_invitations (
    id UUID NOT NULL PRIMARY KEY, -- internal: which link
    round_id UUID NOT NULL REFERENCES readiness_rounds (id), -- internal: to which round
    seat TEXT NOT NULL, -- internal: from which seat
    token_hash BYTEA NOT NULL, -- secret: SHA-256 of the token in the address
    used BOOLEAN NOT NULL, -- secret: whether it was used; whoever hands out links must not learn who answered
    made_by UUID REFERENCES people (id), -- internal: who made it
    CONSTRAINT readiness_invitations_token_key UNIQUE (token_hash)
);
CREATE INDEX readiness_invitations_round ON readiness_invitations (round_id);

-- Answers begun and not sent. Sealed with the token of the link, which is not kept here: only who has the link can read.
-- About invitation_id; erasing keeps it, since nobody but who has the link can read it.
CREATE TABLE readiness_drafts (
    invitation_id UUID NOT NULL PRIMARY KEY REFERENCES readiness_invitations (id), -- internal: of which link
    nonce BYTEA NOT NULL, -- secret: makes each sealing another one
    sealed BYTEA NOT NULL -- secret: what was typed
);

-- What somebody ticked. The id is random, and nothing leads back to a person or a link.
CREATE TABLE readiness_answers (
    id UUID NOT NULL PRIMARY KEY, -- internal: a random id
    round_id UUID NOT NULL REFERENCES readiness_rounds (id), -- internal: in which round
    seat TEXT NOT NULL, -- internal: from which seat
    marks TEXT NOT NULL -- internal: one letter for each question
);
CREATE INDEX readiness_answers_round ON readiness_answers (round_id);

-- What somebody wrote, apart from what they ticked and from their other words, with a name only if they gave one.
-- About person_id; erasing removes it.
CREATE TABLE readiness_words (
    id UUID NOT NULL PRIMARY KEY, -- internal: a random id
    round_id UUID NOT NULL REFERENCES readiness_rounds (id), -- internal: in which round
    question TEXT NOT NULL, -- internal: code of the question
    words TEXT NOT NULL, -- personal: what they wrote
    name TEXT, -- personal: the name they wanted beside it
    person_id UUID REFERENCES people (id) -- internal: who, when they gave their name and were signed in
);
CREATE INDEX readiness_words_round ON readiness_words (round_id);
