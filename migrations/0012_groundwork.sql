-- Foundation and policies: what an organization has done and decided before peer roles start.

-- A note on one point, such as a question of the policy checklist or a part of standing behind peer roles. Notes are
-- appended: the last one on a point says how it stands.
CREATE TABLE groundwork_notes (
    id UUID NOT NULL PRIMARY KEY, -- internal: which note
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: whose note
    point TEXT NOT NULL, -- internal: which point, by its code, and which group where there are several
    state TEXT NOT NULL, -- internal: how it stands: open, under-way, done, or no
    words TEXT NOT NULL, -- internal: evidence, reasons or what happened
    owner_id UUID REFERENCES people (id), -- internal: who looks after it
    made_at BIGINT NOT NULL, -- internal: when
    made_by UUID REFERENCES people (id) -- internal: who wrote it
);
CREATE INDEX groundwork_notes_organization ON groundwork_notes (organization_id, point);
