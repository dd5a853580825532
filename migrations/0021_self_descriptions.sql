-- Applicants who describe themselves by choice, so that an organization can see whether its way of hiring treats groups
-- alike.
--
-- No row here names an application. Until a search is over, an answer carries a tag that is made of the application and a
-- key in the data folder, which is in no backup of the database; with it the applicant can change the answer or take it
-- back. When the search is over, answers are counted and removed. What is left are numbers of a year.

ALTER TABLE hiring_rules ADD COLUMN asks TEXT NOT NULL DEFAULT ''; -- internal: by what applicants may describe themselves, such as gender

-- How an applicant described themself. The rows change places, so that their order tells nothing, and have no time.
CREATE TABLE self_descriptions (
    id UUID NOT NULL PRIMARY KEY, -- internal: a random id
    opening_id UUID NOT NULL REFERENCES openings (id), -- internal: in which search
    question TEXT NOT NULL, -- internal: what was asked
    tag BYTEA NOT NULL, -- internal: made of the application, the question and a key that is not in the database
    described TEXT NOT NULL, -- internal: the group
    CONSTRAINT self_descriptions_tag_key UNIQUE (tag)
);
CREATE INDEX self_descriptions_opening ON self_descriptions (opening_id, id);

-- A search whose answers were counted. No more are taken.
CREATE TABLE self_description_tallies (
    opening_id UUID NOT NULL PRIMARY KEY REFERENCES openings (id), -- internal: which search
    counted_at BIGINT NOT NULL -- internal: when
);

-- How many people of a group applied, were invited and were chosen, in all searches that were counted in a year.
CREATE TABLE self_description_figures (
    id UUID NOT NULL PRIMARY KEY, -- internal: which figure
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: of which organization
    year BIGINT NOT NULL, -- internal: the year in which they were counted
    question TEXT NOT NULL, -- internal: what was asked
    described TEXT NOT NULL, -- internal: the group; empty for everyone who could have answered
    applied BIGINT NOT NULL, -- internal: how many applied
    invited BIGINT NOT NULL, -- internal: how many of them were invited to an interview, or chosen without one
    chosen BIGINT NOT NULL -- internal: how many of them were chosen
);
CREATE UNIQUE INDEX self_description_figures_key ON self_description_figures (organization_id, year, question, described);
