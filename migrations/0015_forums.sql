-- Forums: talks about peer roles where people say what worries them, aloud or in a box without a name.
--
-- What comes into the box stands in a table without any way back: no account, no link and no time, with random ids, and
-- in an order that is shuffled with every concern.

-- A forum. Its box has one address for all who are invited.
-- About made_by; erasing keeps it, since the forum belongs to the organization.
CREATE TABLE forums (
    id UUID NOT NULL PRIMARY KEY, -- internal: which forum
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: whose forum
    name TEXT NOT NULL, -- internal: what people there call it
    closed BOOLEAN NOT NULL, -- internal: whether it is for staff alone
    held_on TEXT NOT NULL, -- internal: the day on which people meet
    venue TEXT NOT NULL, -- internal: where and when they meet
    people BIGINT NOT NULL, -- internal: how many people are invited
    closes_on TEXT NOT NULL, -- internal: the last day for the box
    token_hash BYTEA, -- secret: SHA-256 of the token in the address of the box
    made_at BIGINT NOT NULL, -- internal: when it was entered
    made_by UUID REFERENCES people (id), -- internal: who entered it
    CONSTRAINT forums_token_key UNIQUE (token_hash),
    CONSTRAINT forums_people CHECK (people > 0)
);
CREATE INDEX forums_organization ON forums (organization_id);

-- A concern: from the box, or said in the room and written down without a name.
CREATE TABLE forum_concerns (
    id UUID NOT NULL PRIMARY KEY, -- internal: a random id
    forum_id UUID NOT NULL REFERENCES forums (id), -- internal: in which forum
    said BOOLEAN NOT NULL, -- internal: whether it was said in the room
    words TEXT NOT NULL -- internal: the concern
);
CREATE INDEX forum_concerns_forum ON forum_concerns (forum_id, said);

-- What an organization says to a concern: which one of the list it is, and what they do about it. The last one counts.
CREATE TABLE forum_answers (
    id UUID NOT NULL PRIMARY KEY, -- internal: which answer
    concern_id UUID NOT NULL REFERENCES forum_concerns (id), -- internal: to which concern
    listed TEXT NOT NULL, -- internal: code of the listed concern whose resolutions help, or nothing
    words TEXT NOT NULL, -- internal: what they do about it
    made_at BIGINT NOT NULL, -- internal: when
    made_by UUID REFERENCES people (id) -- internal: who
);
CREATE INDEX forum_answers_concern ON forum_answers (concern_id);
