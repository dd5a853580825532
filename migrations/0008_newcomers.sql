-- People who were entered from a list and wait for their invitation.

-- Somebody who was entered from a list and has no account yet. The row goes when they have come.
-- About person_id; erasing removes it.
CREATE TABLE newcomers (
    person_id UUID NOT NULL PRIMARY KEY REFERENCES people (id), -- internal: who
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: where they were entered
    invite_at BIGINT NOT NULL -- internal: from when they wait for an invitation: at once, and again after one that ran out
);
CREATE INDEX newcomers_waiting ON newcomers (organization_id, invite_at);
