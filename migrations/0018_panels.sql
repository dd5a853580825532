-- Who interviews, what each of them heard, and how it was decided. What somebody writes about a candidate is theirs
-- alone until they hand it in; nothing here says when a draft was begun or saved. So it is part of what a member takes
-- along, not of what an applicant does; erasing an application empties it all the same (interviews::panel::forget).

-- Somebody who sits on the panel of an opening. Which seats they take is for those who put it together.
-- About person_id; erasing empties it.
CREATE TABLE panel_members (
    id UUID NOT NULL PRIMARY KEY, -- internal: which member
    opening_id UUID NOT NULL REFERENCES openings (id), -- internal: for which opening
    person_id UUID NOT NULL REFERENCES people (id), -- internal: who
    seats TEXT NOT NULL, -- personal: the seats they take, by words with commas between
    made_at BIGINT NOT NULL -- internal: when
);
CREATE UNIQUE INDEX panel_members_person_key ON panel_members (opening_id, person_id);
CREATE INDEX panel_members_of ON panel_members (person_id);

-- Somebody who no longer sits on a panel. What they handed in stays.
-- About member_id; erasing empties it.
CREATE TABLE panel_removals (
    member_id UUID NOT NULL PRIMARY KEY REFERENCES panel_members (id), -- internal: which member
    reason TEXT NOT NULL, -- personal: why
    made_at BIGINT NOT NULL -- internal: when
);

-- An invitation to a panel from outside: the seats it is for, until it is accepted.
CREATE TABLE panel_invitations (
    id UUID NOT NULL PRIMARY KEY, -- internal: which invitation; its link refers to it
    opening_id UUID NOT NULL REFERENCES openings (id), -- internal: for which opening
    seats TEXT NOT NULL, -- internal: the seats, by words with commas between
    made_at BIGINT NOT NULL -- internal: when
);

-- What a member says about ties to candidates, before anything else.
-- About member_id; erasing empties it.
CREATE TABLE panel_declarations (
    id UUID NOT NULL PRIMARY KEY, -- internal: which declaration
    member_id UUID NOT NULL REFERENCES panel_members (id), -- internal: who says it
    application_id UUID REFERENCES applications (id), -- internal: about which candidate; none for all of them
    stance TEXT NOT NULL, -- internal: none, told or aside
    words TEXT NOT NULL, -- personal: the tie, in their own words
    made_at BIGINT NOT NULL, -- internal: when
    CONSTRAINT panel_declarations_stance CHECK (stance IN ('none', 'told', 'aside'))
);
CREATE INDEX panel_declarations_member ON panel_declarations (member_id);

-- An interview that was held, with the version of the kit it was held with.
CREATE TABLE interviews (
    application_id UUID NOT NULL PRIMARY KEY REFERENCES applications (id), -- internal: with whom
    kit_version_id UUID NOT NULL REFERENCES kit_versions (id), -- internal: what was asked
    held_on TEXT NOT NULL, -- internal: on which day
    made_at BIGINT NOT NULL -- internal: when it was written down
);

-- What a member is writing about a candidate. Nobody else ever sees it, or that it is there. Its id has no order.
-- About member_id; erasing removes it.
CREATE TABLE rating_drafts (
    id UUID NOT NULL PRIMARY KEY, -- internal: which draft
    application_id UUID NOT NULL REFERENCES applications (id), -- internal: about whom
    member_id UUID NOT NULL REFERENCES panel_members (id), -- internal: whose
    body TEXT NOT NULL, -- personal: words and notes as JSON
    version BIGINT NOT NULL DEFAULT 1 -- internal: rises with every edit
);
CREATE UNIQUE INDEX rating_drafts_key ON rating_drafts (application_id, member_id);

-- What a member handed in about a candidate. The first stays; a later one has a reason. Its id has no order.
-- About member_id; erasing keeps it, since a decision about somebody else rests on it.
CREATE TABLE ratings (
    id UUID NOT NULL PRIMARY KEY, -- internal: which rating
    application_id UUID NOT NULL REFERENCES applications (id), -- internal: about whom
    member_id UUID NOT NULL REFERENCES panel_members (id), -- internal: whose
    place BIGINT NOT NULL, -- internal: 1 for the first, then rising
    body TEXT NOT NULL, -- personal: words and notes as JSON; empty once their application was erased
    reason TEXT NOT NULL, -- personal: why it was amended
    made_at BIGINT NOT NULL -- internal: when it was handed in
);
CREATE UNIQUE INDEX ratings_place_key ON ratings (application_id, member_id, place);

-- A decision of a search. The last one counts.
CREATE TABLE decisions (
    id UUID NOT NULL PRIMARY KEY, -- internal: which decision
    opening_id UUID NOT NULL REFERENCES openings (id), -- internal: of which opening
    number BIGINT NOT NULL, -- internal: the first is 1
    pitfalls TEXT NOT NULL, -- internal: the questions asked before, with their answers, as JSON
    made_at BIGINT NOT NULL -- internal: when
);
CREATE UNIQUE INDEX decisions_number_key ON decisions (opening_id, number);

-- What a decision says about one candidate, by what the job asks for.
-- About application_id; erasing empties it.
CREATE TABLE decision_reasons (
    id UUID NOT NULL PRIMARY KEY, -- internal: which reason
    decision_id UUID NOT NULL REFERENCES decisions (id), -- internal: of which decision
    application_id UUID NOT NULL REFERENCES applications (id), -- internal: about whom
    chosen BOOLEAN NOT NULL, -- internal: whether the job is offered to them
    qualifications TEXT NOT NULL, -- internal: the qualifications it rests on, one on each line
    words TEXT NOT NULL -- personal: why
);
CREATE UNIQUE INDEX decision_reasons_key ON decision_reasons (decision_id, application_id);

-- What was agreed with somebody who was hired.
-- About person_id; erasing keeps it, since the position it opened goes on.
CREATE TABLE hirings (
    id UUID NOT NULL PRIMARY KEY, -- internal: which hiring
    decision_id UUID NOT NULL REFERENCES decisions (id), -- internal: by which decision
    application_id UUID NOT NULL REFERENCES applications (id), -- internal: whom
    person_id UUID NOT NULL REFERENCES people (id), -- internal: who they are here
    position_id UUID NOT NULL REFERENCES positions (id), -- internal: for which position
    begins_on TEXT NOT NULL, -- internal: the first day
    certified_by TEXT, -- internal: the day by which they have committed to be certified; none where the role asks for none
    tasks TEXT NOT NULL, -- internal: what belongs to the first weeks, one on each line
    made_at BIGINT NOT NULL -- internal: when
);
CREATE UNIQUE INDEX hirings_decision_key ON hirings (decision_id);
