-- What a panel asks everyone who applied: the kit of an opening, its questions, and the states it was used in.

-- The kit of an opening: how its questions are asked. The questions are rows of their own.
CREATE TABLE interview_kits (
    opening_id UUID NOT NULL PRIMARY KEY REFERENCES openings (id), -- internal: for which opening
    in_advance BOOLEAN NOT NULL, -- internal: whether everyone gets the questions before the interview
    support_person BOOLEAN NOT NULL, -- internal: whether somebody may come along
    written BOOLEAN NOT NULL, -- internal: whether answers may be written
    first_words TEXT NOT NULL, -- internal: what the panel says at the start
    version BIGINT NOT NULL DEFAULT 1, -- internal: rises with every edit
    made_at BIGINT NOT NULL -- internal: when it was begun
);

-- A question of a kit, as it stands now.
CREATE TABLE kit_questions (
    id UUID NOT NULL PRIMARY KEY, -- internal: which question
    opening_id UUID NOT NULL REFERENCES interview_kits (opening_id), -- internal: in which kit
    place BIGINT NOT NULL, -- internal: its place in the order
    source TEXT, -- internal: the code of the question, topic or scenario it was taken from
    words TEXT NOT NULL, -- internal: the question
    contains TEXT NOT NULL, -- internal: what a good answer contains
    worry TEXT NOT NULL, -- internal: what should worry
    excellent TEXT NOT NULL, -- internal: what is excellent
    reason TEXT NOT NULL, -- internal: why it is asked although it needs care
    core BOOLEAN NOT NULL, -- internal: whether everyone is asked, or everyone if there is time
    dropped BOOLEAN NOT NULL, -- internal: whether it was taken out
    made_at BIGINT NOT NULL, -- internal: when it was chosen
    version BIGINT NOT NULL DEFAULT 1 -- internal: rises with every edit
);
CREATE INDEX kit_questions_opening ON kit_questions (opening_id, place);

-- A kit as it is used in interviews. It is never edited.
CREATE TABLE kit_versions (
    id UUID NOT NULL PRIMARY KEY, -- internal: which version
    opening_id UUID NOT NULL REFERENCES interview_kits (opening_id), -- internal: of which kit
    number BIGINT NOT NULL, -- internal: the first is 1
    body TEXT NOT NULL, -- internal: the kit and its questions as JSON
    reason TEXT NOT NULL, -- internal: why it is no longer as before
    made_at BIGINT NOT NULL -- internal: from when on it is used
);
CREATE UNIQUE INDEX kit_versions_number_key ON kit_versions (opening_id, number);
