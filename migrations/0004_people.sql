-- What positions and organizations say in addition, and lists of people brought in from a file.

ALTER TABLE organizations ADD COLUMN about TEXT; -- public: what it does, in a few words
ALTER TABLE positions ADD COLUMN weekly_minutes BIGINT; -- internal: working time in a week, in minutes
ALTER TABLE positions ADD COLUMN since TEXT; -- internal: first day of the position
ALTER TABLE positions ADD COLUMN last_day TEXT; -- internal: last day of the position, once it is known
CREATE INDEX positions_open ON positions (organization_id, last_day);

-- A list of people from a file: tried, on its way in, or brought in. The file itself lies in the data folder until then.
CREATE TABLE people_imports (
    id UUID NOT NULL PRIMARY KEY, -- internal: which import
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: into which organization
    made_by UUID REFERENCES people (id), -- internal: who brought the file
    made_at BIGINT NOT NULL, -- internal: when
    digest BYTEA NOT NULL, -- internal: SHA-256 of the file, so that what was tried is what comes in
    workbook BOOLEAN NOT NULL, -- internal: whether the file is a workbook rather than text
    all_lines BIGINT NOT NULL, -- internal: how many lines it has
    done_lines BIGINT NOT NULL, -- internal: how many of them were worked through
    added BIGINT NOT NULL, -- internal: how many people were new
    changed BIGINT NOT NULL, -- internal: how many got something new
    unchanged BIGINT NOT NULL, -- internal: how many had everything already
    refused BIGINT NOT NULL, -- internal: how many lines could not come in
    began_at BIGINT, -- internal: when it began to come in
    seen_at BIGINT, -- internal: when it last went on, so that one that was cut off is noticed
    ended_at BIGINT, -- internal: when it was through, or given up
    version BIGINT NOT NULL DEFAULT 1 -- internal: rises with every step
);
CREATE INDEX people_imports_organization ON people_imports (organization_id, made_at);
