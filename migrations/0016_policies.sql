-- What holds for everyone who works in an organization, who supervises those in peer roles, and work done by others.

-- A policy document: its text, who looks after it, and when it is looked through again.
CREATE TABLE policy_documents (
    id UUID NOT NULL PRIMARY KEY, -- internal: which document
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: whose document
    title TEXT NOT NULL, -- internal: what it is called
    kind TEXT NOT NULL, -- internal: what it is about, such as hiring or leave
    applies_to TEXT NOT NULL, -- internal: to which jobs it applies, in words; nothing means to all staff
    owner_id UUID REFERENCES people (id), -- internal: who looks after it
    review_on TEXT, -- internal: the day on which it is looked through again
    words TEXT NOT NULL, -- internal: the text
    made_at BIGINT NOT NULL, -- internal: when it was entered
    made_by UUID REFERENCES people (id), -- internal: who entered it
    ended_at BIGINT, -- internal: when it was taken out
    version BIGINT NOT NULL DEFAULT 1 -- internal: rises with every edit
);
CREATE INDEX policy_documents_organization ON policy_documents (organization_id);

-- How a position in a peer role is supervised from peer experience when nobody there has it. The last one counts.
CREATE TABLE supervision_notes (
    id UUID NOT NULL PRIMARY KEY, -- internal: which note
    position_id UUID NOT NULL REFERENCES positions (id), -- internal: which position
    way TEXT NOT NULL, -- internal: the way that was taken, by its code
    words TEXT NOT NULL, -- internal: with which organization, from when, how often
    made_at BIGINT NOT NULL, -- internal: when
    made_by UUID REFERENCES people (id) -- internal: who wrote it
);
CREATE INDEX supervision_notes_position ON supervision_notes (position_id);

-- Peer roles that another organization fills for this one, or might. The last one counts.
CREATE TABLE subcontracts (
    id UUID NOT NULL PRIMARY KEY, -- internal: which version
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: who pays
    partner TEXT NOT NULL, -- internal: the other organization
    yearly_cents BIGINT NOT NULL, -- internal: how much money in a year, in cents
    weekly_minutes BIGINT NOT NULL, -- internal: working time in a week, in minutes
    hires TEXT NOT NULL, -- internal: who hires: they, we or both
    trains TEXT NOT NULL, -- internal: who trains
    supervises TEXT NOT NULL, -- internal: who supervises
    duties TEXT NOT NULL, -- internal: duties that fall away
    made_at BIGINT NOT NULL, -- internal: when
    made_by UUID REFERENCES people (id) -- internal: who wrote it
);
CREATE INDEX subcontracts_organization ON subcontracts (organization_id);
