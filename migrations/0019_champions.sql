-- Who speaks up for peer roles.

-- Somebody who speaks up for peer roles, from a seat.
-- About person_id; erasing removes it.
CREATE TABLE champions (
    id UUID NOT NULL PRIMARY KEY, -- internal: which entry
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: where
    person_id UUID NOT NULL REFERENCES people (id), -- personal: who
    seat TEXT NOT NULL, -- personal: from which seat
    made_at BIGINT NOT NULL, -- internal: when it was entered
    made_by UUID REFERENCES people (id), -- internal: who entered it
    ended_at BIGINT -- internal: when it ended
);
CREATE INDEX champions_organization ON champions (organization_id);
