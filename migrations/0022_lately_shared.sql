-- What was shared lately with those who wear a hat in an organization: found by its day, however many share there.

CREATE INDEX shares_with_organization_since ON shares (with_organization, since, id);
