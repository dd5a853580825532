-- What the front page asks is found without reading through everybody.

CREATE INDEX links_open ON links (organization_id, used_at, expires_at);
CREATE INDEX positions_latest ON positions (organization_id, id);
CREATE INDEX hats_latest ON hats (organization_id, hat, id);
CREATE INDEX people_imports_open ON people_imports (organization_id, ended_at, made_at);
