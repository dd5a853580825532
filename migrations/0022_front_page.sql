-- What the front page asks for, however large the organization: what was shared lately with those who wear a hat, found
-- by its day, and who came last into a position, without gathering all who ever held it.

CREATE INDEX shares_with_organization_since ON shares (with_organization, since, id);
CREATE INDEX placements_position_latest ON placements (position_id, id);
