-- Job descriptions of an organization: drafts, versions, looks, publications, the positions that follow them, and pay.

-- A job description, with the draft that is being worked on. It describes a position and no person.
CREATE TABLE descriptions (
    id UUID NOT NULL PRIMARY KEY, -- internal: which description
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: whose
    title TEXT NOT NULL, -- internal: the job title in the draft
    peer_role BOOLEAN NOT NULL, -- internal: whether the draft describes a peer role
    body TEXT NOT NULL, -- internal: the draft, its parts as JSON
    made_at BIGINT NOT NULL, -- internal: when it was begun
    edited_at BIGINT NOT NULL, -- internal: when the draft was last edited
    version BIGINT NOT NULL DEFAULT 1, -- internal: rises with every edit of the draft
    CONSTRAINT descriptions_title_filled CHECK (title <> '')
);
CREATE INDEX descriptions_organization ON descriptions (organization_id, title);

-- A state of a description that others were asked to look at. It is never edited.
CREATE TABLE description_versions (
    id UUID NOT NULL PRIMARY KEY, -- internal: which version
    description_id UUID NOT NULL REFERENCES descriptions (id), -- internal: of which description
    number BIGINT NOT NULL, -- internal: its place among the versions, from 1
    title TEXT NOT NULL, -- internal: the job title
    peer_role BOOLEAN NOT NULL, -- internal: whether it describes a peer role
    body TEXT NOT NULL, -- internal: its parts as JSON
    words TEXT NOT NULL, -- internal: what changed, for whoever looks
    made_at BIGINT NOT NULL -- internal: when it was made
);
CREATE UNIQUE INDEX description_versions_number_key ON description_versions (description_id, number);

-- A look at a version before it is published. Who looked may stay unnamed; nothing is kept on anyone's own experience.
-- About person_id; erasing empties it.
CREATE TABLE description_looks (
    id UUID NOT NULL PRIMARY KEY, -- internal: which look
    version_id UUID NOT NULL REFERENCES description_versions (id), -- internal: at which version
    kind TEXT NOT NULL, -- internal: hiring or services: which of the two looks
    person_id UUID REFERENCES people (id), -- internal: the colleague who looked, when they wrote it themselves
    called TEXT NOT NULL, -- personal: what they want to be called here; may be empty
    agrees BOOLEAN NOT NULL, -- internal: whether it can go out as it is
    words TEXT NOT NULL, -- personal: what they said
    made_at BIGINT NOT NULL, -- internal: when it was written down
    CONSTRAINT description_looks_kind CHECK (kind IN ('hiring', 'services'))
);
CREATE INDEX description_looks_version ON description_looks (version_id, made_at);

-- A version that holds from a day on.
CREATE TABLE description_publications (
    id UUID NOT NULL PRIMARY KEY, -- internal: which publication
    version_id UUID NOT NULL REFERENCES description_versions (id), -- internal: of which version
    effective_on TEXT NOT NULL, -- public: from which day it holds
    made_at BIGINT NOT NULL -- internal: when it was published
);
CREATE UNIQUE INDEX description_publications_version_key ON description_publications (version_id);

-- The description that a position follows from then on. The last row of a position counts.
CREATE TABLE position_descriptions (
    id UUID NOT NULL PRIMARY KEY, -- internal: which row
    position_id UUID NOT NULL REFERENCES positions (id), -- internal: which position
    description_id UUID REFERENCES descriptions (id), -- internal: which description; none when it follows none any more
    made_at BIGINT NOT NULL -- internal: when it was said
);
CREATE INDEX position_descriptions_position ON position_descriptions (position_id, made_at);

-- What a position pays from a day on. The last row of a description counts.
CREATE TABLE pay_bands (
    id UUID NOT NULL PRIMARY KEY, -- internal: which band
    description_id UUID NOT NULL REFERENCES descriptions (id), -- internal: of which description
    low BIGINT NOT NULL, -- internal: the lower end, in cents
    high BIGINT NOT NULL, -- internal: the upper end, in cents
    unit TEXT NOT NULL, -- internal: hour or year
    since TEXT NOT NULL, -- internal: from which day
    words TEXT NOT NULL, -- internal: where the pay should be in some years
    made_at BIGINT NOT NULL, -- internal: when it was entered
    CONSTRAINT pay_bands_unit_known CHECK (unit IN ('hour', 'year')),
    CONSTRAINT pay_bands_in_order CHECK (low <= high)
);
CREATE INDEX pay_bands_description ON pay_bands (description_id, since);

-- What is paid to others, here or elsewhere, as somebody found out.
CREATE TABLE pay_comparisons (
    id UUID NOT NULL PRIMARY KEY, -- internal: which figure
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: who entered it
    kind TEXT NOT NULL, -- internal: entry, inside or outside
    label TEXT NOT NULL, -- internal: which position or organization, or where the figure is from
    amount BIGINT NOT NULL, -- internal: how much, in cents
    unit TEXT NOT NULL, -- internal: hour or year
    on_day TEXT NOT NULL, -- internal: as of which day
    made_at BIGINT NOT NULL, -- internal: when it was entered
    CONSTRAINT pay_comparisons_kind_known CHECK (kind IN ('entry', 'inside', 'outside')),
    CONSTRAINT pay_comparisons_unit_known CHECK (unit IN ('hour', 'year'))
);
CREATE INDEX pay_comparisons_organization ON pay_comparisons (organization_id, on_day);
