-- The climate survey of an organization, links that people take themselves, and measures from elsewhere.

-- Whether everyone takes their own link here, so that nobody hands out any and could use it for somebody else.
ALTER TABLE readiness_rounds ADD COLUMN own BOOLEAN NOT NULL DEFAULT FALSE; -- internal: whether people take their own link

-- That somebody took their own link. Nothing leads from here to the link, to an answer or to a time.
-- About person_id; erasing removes it.
CREATE TABLE readiness_claims (
    id UUID NOT NULL PRIMARY KEY, -- internal: a random id
    round_id UUID NOT NULL REFERENCES readiness_rounds (id), -- internal: in which round
    person_id UUID NOT NULL REFERENCES people (id) -- personal: who
);
CREATE UNIQUE INDEX readiness_claims_key ON readiness_claims (round_id, person_id);

-- A question of the climate survey, in the words of the organization.
CREATE TABLE climate_questions (
    id UUID NOT NULL PRIMARY KEY, -- internal: which question
    round_id UUID NOT NULL REFERENCES readiness_rounds (id), -- internal: in which round
    circle TEXT NOT NULL, -- internal: whom it is for: staff, peer-role or receiving
    place BIGINT NOT NULL, -- internal: its place in the list
    words TEXT NOT NULL -- internal: the question
);
CREATE INDEX climate_questions_round ON climate_questions (round_id);

-- To which theme those who run a survey put an answer. An answer can stand under several.
CREATE TABLE climate_themes (
    id UUID NOT NULL PRIMARY KEY, -- internal: which line
    round_id UUID NOT NULL REFERENCES readiness_rounds (id), -- internal: in which round
    answer UUID NOT NULL, -- internal: which answer in words, by its random id
    theme TEXT NOT NULL -- internal: the theme
);
CREATE INDEX climate_themes_round ON climate_themes (round_id);

-- What a measure from elsewhere said about the place, such as one of how well it supports recovery.
CREATE TABLE external_measures (
    id UUID NOT NULL PRIMARY KEY, -- internal: which measure
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: of which organization
    name TEXT NOT NULL, -- internal: what it is called
    address TEXT NOT NULL, -- internal: where it or its result stands, or nothing
    taken_on TEXT NOT NULL, -- internal: the day of the result
    words TEXT NOT NULL, -- internal: what came out
    made_at BIGINT NOT NULL, -- internal: when it was written down
    made_by UUID REFERENCES people (id) -- internal: who wrote it down
);
CREATE INDEX external_measures_organization ON external_measures (organization_id);
