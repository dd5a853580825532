-- Open positions as they are advertised, where they were posted, and when they were closed.

-- An ad for an open position. Once published it is never edited; a change is a new one.
CREATE TABLE openings (
    id UUID NOT NULL PRIMARY KEY, -- public: which opening; part of its address
    organization_id UUID NOT NULL REFERENCES organizations (id), -- public: who hires
    description_id UUID NOT NULL REFERENCES descriptions (id), -- internal: the description it was made from
    body TEXT NOT NULL, -- public: the ad, its parts as JSON
    opens_on TEXT NOT NULL, -- public: first day
    closes_on TEXT NOT NULL, -- public: last day on which one can apply
    made_at BIGINT NOT NULL -- internal: when it was published
);
CREATE INDEX openings_organization ON openings (organization_id, closes_on);
CREATE INDEX openings_closing ON openings (closes_on, opens_on);

-- An opening closed before its last day.
CREATE TABLE opening_ends (
    opening_id UUID NOT NULL PRIMARY KEY REFERENCES openings (id), -- public: which opening
    ended_at BIGINT NOT NULL -- public: when
);

-- Where an ad was posted.
CREATE TABLE opening_postings (
    id UUID NOT NULL PRIMARY KEY, -- internal: which posting
    opening_id UUID NOT NULL REFERENCES openings (id), -- internal: of which opening
    channel TEXT NOT NULL, -- internal: where
    posted_on TEXT NOT NULL, -- internal: on which day
    cost BIGINT NOT NULL, -- internal: what it cost, in cents
    reach TEXT NOT NULL, -- internal: which area or people it was meant for
    made_at BIGINT NOT NULL -- internal: when it was entered
);
CREATE INDEX opening_postings_opening ON opening_postings (opening_id, posted_on);
