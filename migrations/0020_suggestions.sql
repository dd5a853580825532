-- Words of a round are read page by page, and people suggest how what there is to read could be better.

CREATE INDEX readiness_words_question ON readiness_words (round_id, question, id);

-- How somebody would say something that is there to read, and why. Suggestions are never changed.
-- About person_id; erasing empties it.
CREATE TABLE suggestions (
    id UUID NOT NULL PRIMARY KEY, -- internal: which suggestion
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: whose stewards read it
    about TEXT NOT NULL, -- internal: the address here of the page it is about
    words TEXT NOT NULL, -- personal: what should be said, and how
    reason TEXT NOT NULL, -- personal: why, with a source if there is one
    person_id UUID REFERENCES people (id), -- personal: who suggests it
    made_at BIGINT NOT NULL -- internal: when
);
CREATE INDEX suggestions_organization ON suggestions (organization_id, id);

-- What stewards say to a suggestion. The last one counts.
CREATE TABLE suggestion_answers (
    id UUID NOT NULL PRIMARY KEY, -- internal: which answer
    suggestion_id UUID NOT NULL REFERENCES suggestions (id), -- internal: to which suggestion
    state TEXT NOT NULL, -- internal: read, taken or declined
    words TEXT NOT NULL, -- internal: why, or what becomes of it
    made_at BIGINT NOT NULL, -- internal: when
    made_by UUID REFERENCES people (id) -- internal: who
);
CREATE INDEX suggestion_answers_suggestion ON suggestion_answers (suggestion_id, id);
