-- The plan of an organization for bringing in peer roles.

-- A plan. An organization has one; making it again keeps what people changed by hand.
CREATE TABLE plans (
    id UUID NOT NULL PRIMARY KEY, -- internal: which plan
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: whose plan
    starts_on TEXT NOT NULL, -- internal: its first day
    facts TEXT NOT NULL, -- internal: the answers it was made from, as a form sends them (JSON)
    changes TEXT NOT NULL, -- internal: what making it again has changed (JSON)
    made_at BIGINT NOT NULL, -- internal: when it was last made
    made_by UUID REFERENCES people (id), -- internal: who made it
    version BIGINT NOT NULL DEFAULT 1, -- internal: rises with every edit
    CONSTRAINT plans_organization_key UNIQUE (organization_id)
);

-- A task of a plan, as it is now and as it was made.
CREATE TABLE plan_tasks (
    id UUID NOT NULL PRIMARY KEY, -- internal: which task
    plan_id UUID NOT NULL REFERENCES plans (id), -- internal: of which plan
    code TEXT NOT NULL, -- internal: its stable code
    place BIGINT NOT NULL, -- internal: its place in the list
    phase TEXT NOT NULL, -- internal: which phase of bringing peer roles in
    seat TEXT NOT NULL, -- internal: from which seat somebody looks after it
    label TEXT NOT NULL, -- internal: what to do
    reason TEXT NOT NULL, -- internal: why
    days BIGINT NOT NULL, -- internal: how many working days it takes
    comes_after TEXT NOT NULL, -- internal: codes of the tasks before it
    not_before TEXT, -- internal: the day before which it cannot begin
    done_on TEXT, -- internal: the day on which it was done
    evidence TEXT NOT NULL, -- internal: what shows that it was done
    owner_id UUID REFERENCES people (id), -- internal: who looks after it
    made TEXT, -- internal: how it was made, to tell what people changed (JSON); none for a task of their own
    removed BOOLEAN NOT NULL, -- internal: whether it was taken out
    version BIGINT NOT NULL DEFAULT 1 -- internal: rises with every edit
);
CREATE UNIQUE INDEX plan_tasks_code_key ON plan_tasks (plan_id, code);

-- What somebody wrote about a task.
-- About made_by; erasing removes it.
CREATE TABLE plan_comments (
    id UUID NOT NULL PRIMARY KEY, -- internal: which comment
    task_id UUID NOT NULL REFERENCES plan_tasks (id), -- internal: about which task
    words TEXT NOT NULL, -- personal: what they wrote
    made_at BIGINT NOT NULL, -- internal: when
    made_by UUID NOT NULL REFERENCES people (id) -- internal: who
);
CREATE INDEX plan_comments_task ON plan_comments (task_id);

-- A secret address under which a calendar finds the days of a plan.
-- About made_by; erasing removes it.
CREATE TABLE plan_feeds (
    id UUID NOT NULL PRIMARY KEY, -- internal: which address
    plan_id UUID NOT NULL REFERENCES plans (id), -- internal: of which plan
    token_hash BYTEA NOT NULL, -- secret: SHA-256 of the token in the address
    made_at BIGINT NOT NULL, -- internal: when
    made_by UUID REFERENCES people (id), -- internal: who made it
    ended_at BIGINT, -- internal: when it was closed
    CONSTRAINT plan_feeds_token_key UNIQUE (token_hash)
);

-- What another organization said about how long it took them.
CREATE TABLE plan_advice (
    id UUID NOT NULL PRIMARY KEY, -- internal: which advice
    organization_id UUID NOT NULL REFERENCES organizations (id), -- internal: who asked
    whom TEXT NOT NULL, -- internal: which organization was asked
    months BIGINT, -- internal: how many months it took them, if they said
    words TEXT NOT NULL, -- internal: what else they said
    made_at BIGINT NOT NULL, -- internal: when it was written down
    made_by UUID REFERENCES people (id) -- internal: who wrote it down
);
