//! A portfolio between the database and the file of the open page.
//!
//! What the file has no place for (reflections, goals, evidence, what others wrote) stays here; `everything` takes it
//! along. Not here: the pages.

use frameworks::{
    Agreement, Claim, CodeKind, CredentialRecord, Date, Engagement, Exception, Experience,
    ItemRecord, Ladder, LookingAt, Portfolio, Progress, TrainingRecord,
};

use super::kinds::Kind;
use super::record::{Draft, Fields, Record};

/// The portfolio that these lines make.
pub(crate) fn portfolio(records: &[Record]) -> Portfolio {
    let mut made = Portfolio::new();
    for r in records {
        match r.kind {
            Kind::Experience => made.experience.extend(experience(r)),
            Kind::Training => made.trainings.push(training(r)),
            Kind::Credential => made.credentials.push(credential(r)),
            Kind::Agreement => made.agreements.extend(agreement(r)),
            Kind::Item => made.items.push(ItemRecord {
                item: r.get("item").to_owned(),
                standing: if r.get("standing") == "under-way" {
                    Claim::UnderWay
                } else {
                    Claim::Held
                },
                proficiency: r.said("proficiency"),
            }),
            Kind::Mastery => {
                // Several experiences with the same item are one claim on it.
                if !made.items.iter().any(|i| i.item == r.get("item")) {
                    made.items.push(ItemRecord {
                        item: r.get("item").to_owned(),
                        standing: Claim::Held,
                        proficiency: r.said("words"),
                    });
                }
            }
            Kind::Exception => made.exceptions.extend(r.date("on").map(|on| Exception {
                item: r.get("item").to_owned(),
                reason: r.get("reason").to_owned(),
                approved_by: r.get("approved-by").to_owned(),
                on,
            })),
            Kind::Goal => {
                let looking = (r.get("stage").parse(), r.get("track").parse());
                if let (Ok(stage), Ok(track)) = looking {
                    made.looking_at = Some(LookingAt { stage, track });
                }
            }
            Kind::Step | Kind::Reflection => {}
        }
    }
    made
}

fn experience(r: &Record) -> Option<Experience> {
    Some(Experience {
        what: r.get("what").to_owned(),
        kind: if r.get("engagement") == "paid" {
            Engagement::Paid
        } else {
            Engagement::Volunteer
        },
        peer_support: r.get("peer-support") == "yes",
        from: r.date("from")?,
        to: r.date("to"),
        hours: r
            .get("hours")
            .parse::<u32>()
            .ok()
            .map(|minutes| minutes / 60),
    })
}

fn training(r: &Record) -> TrainingRecord {
    let sessions: Vec<Date> = r
        .get("sessions")
        .split(' ')
        .filter_map(|d| d.parse().ok())
        .collect();
    TrainingRecord {
        training: r.said("training"),
        title: r.said("title"),
        status: match r.get("status") {
            "planned" => Progress::Planned,
            "under-way" => Progress::UnderWay,
            _ => Progress::Complete,
        },
        sessions_attended: r
            .get("sessions-attended")
            .parse()
            .ok()
            .filter(|_| sessions.is_empty()),
        sessions,
        completed: r.date("completed"),
        provider: r.said("provider"),
    }
}

fn credential(r: &Record) -> CredentialRecord {
    CredentialRecord {
        credential: r.said("credential"),
        title: r.said("title"),
        issued: r.date("issued"),
        expires: r.date("expires"),
        issuer: r.said("issuer"),
        state: r.said("state"),
        scope: r.said("scope"),
        number: r.said("number"),
        commitment_due: r.date("commitment-due"),
    }
}

fn agreement(r: &Record) -> Option<Agreement> {
    Some(Agreement {
        code: r.said("code").or_else(|| r.said("title"))?,
        kind: match r.get("code-kind") {
            "cps" => CodeKind::Cps,
            "rsc" => CodeKind::Rsc,
            _ => CodeKind::Group,
        },
        on: r.date("on")?,
        moment: r
            .said("moment")
            .map(|m| m.trim_start_matches("at-").to_owned()),
    })
}

/// The lines that a portfolio file has and these records do not.
pub(crate) fn lines(file: &Portfolio, ladder: &Ladder<'_>, known: &[Record]) -> Vec<Draft> {
    let mut made = Vec::new();
    for e in &file.experience {
        let mut f = Fields::new();
        put(&mut f, "what", Some(&e.what));
        let engagement = match e.kind {
            Engagement::Paid => "paid",
            Engagement::Volunteer => "volunteer",
        };
        put(&mut f, "engagement", Some(engagement));
        put(&mut f, "peer-support", e.peer_support.then_some("yes"));
        put(&mut f, "from", Some(e.from));
        put(&mut f, "to", e.to);
        put(&mut f, "hours", e.hours.map(|h| h.saturating_mul(60)));
        made.push((Kind::Experience, f));
    }
    for t in &file.trainings {
        let mut f = Fields::new();
        put(
            &mut f,
            "training",
            t.training.as_deref().map(|c| training_code(ladder, c)),
        );
        put(&mut f, "title", t.title.as_ref());
        let status = match t.status {
            Progress::Planned => "planned",
            Progress::UnderWay => "under-way",
            Progress::Complete => "complete",
        };
        put(&mut f, "status", Some(status));
        let days: Vec<String> = t.sessions.iter().map(ToString::to_string).collect();
        put(&mut f, "sessions", Some(days.join(" ")));
        put(&mut f, "sessions-attended", t.sessions_attended);
        put(&mut f, "completed", t.completed);
        put(&mut f, "provider", t.provider.as_ref());
        made.push((Kind::Training, f));
    }
    for c in &file.credentials {
        let mut f = Fields::new();
        put(
            &mut f,
            "credential",
            c.credential.as_deref().map(|c| whole(ladder, c)),
        );
        put(&mut f, "title", c.title.as_ref());
        put(&mut f, "issuer", c.issuer.as_ref());
        put(&mut f, "state", c.state.as_ref());
        put(&mut f, "scope", c.scope.as_ref());
        put(&mut f, "number", c.number.as_ref());
        put(&mut f, "issued", c.issued);
        put(&mut f, "expires", c.expires);
        put(&mut f, "commitment-due", c.commitment_due);
        made.push((Kind::Credential, f));
    }
    for a in &file.agreements {
        let mut f = Fields::new();
        let in_framework = a.code.contains('#');
        put(
            &mut f,
            if in_framework { "code" } else { "title" },
            Some(&a.code),
        );
        let kind = match a.kind {
            CodeKind::Cps => "cps",
            CodeKind::Rsc => "rsc",
            CodeKind::Group => "group",
        };
        put(&mut f, "code-kind", Some(kind));
        put(&mut f, "on", Some(a.on));
        let moment = a
            .moment
            .as_deref()
            .filter(|m| ["training", "certification", "role"].contains(m));
        put(&mut f, "moment", moment.map(|m| format!("at-{m}")));
        made.push((Kind::Agreement, f));
    }
    for i in &file.items {
        let code = i.item.rsplit('#').next().unwrap_or_default();
        let mastery = ladder
            .row(code)
            .is_some_and(|r| r.column() == frameworks::Column::Mastery);
        let mut f = Fields::new();
        put(&mut f, "item", Some(whole(ladder, &i.item)));
        if mastery {
            put(&mut f, "words", i.proficiency.as_ref());
            made.push((Kind::Mastery, f));
            continue;
        }
        let standing = match i.standing {
            Claim::Held => "held",
            Claim::UnderWay => "under-way",
        };
        put(&mut f, "standing", Some(standing));
        put(&mut f, "proficiency", i.proficiency.as_ref());
        made.push((Kind::Item, f));
    }
    for x in &file.exceptions {
        let mut f = Fields::new();
        put(&mut f, "item", Some(whole(ladder, &x.item)));
        put(&mut f, "reason", Some(&x.reason));
        put(&mut f, "approved-by", Some(&x.approved_by));
        put(&mut f, "on", Some(x.on));
        made.push((Kind::Exception, f));
    }
    let drafts = made.into_iter().map(|(kind, fields)| Draft {
        kind,
        subject: kind.subject().and_then(|name| fields.get(name)).cloned(),
        due: match kind {
            Kind::Credential if fields.contains_key("issued") => day(&fields, "expires"),
            Kind::Credential => day(&fields, "commitment-due"),
            _ => None,
        },
        fields,
    });
    let is_known = |draft: &Draft| {
        super::draft::same_item(known, draft, None).is_some()
            || known.iter().any(|r| {
                r.kind == draft.kind
                    && draft
                        .fields
                        .iter()
                        .all(|(name, value)| r.get(name) == value)
            })
    };
    drafts.filter(|d| !is_known(d)).collect()
}

fn day(fields: &Fields, name: &str) -> Option<Date> {
    fields.get(name).and_then(|d| d.parse().ok())
}

fn put(fields: &mut Fields, name: &str, value: Option<impl ToString>) {
    let value = value.map(|v| super::draft::plain(&v.to_string()));
    if let Some(value) = value.filter(|v| !v.is_empty()) {
        fields.insert(name.to_owned(), value);
    }
}

/// A code with the framework and version it belongs to.
fn whole(ladder: &Ladder<'_>, code: &str) -> String {
    let own = code.rsplit('#').next().unwrap_or_default();
    let own = ladder.first_appearance(own).unwrap_or(own);
    format!("{}#{own}", ladder.framework().id())
}

/// The catalogue's code, also where the row of the chart was written.
fn training_code(ladder: &Ladder<'_>, code: &str) -> String {
    let own = code.rsplit('#').next().unwrap_or_default();
    let named = ladder
        .framework()
        .of_kind(frameworks::Kind::Training)
        .find(|i| {
            i.training
                .as_ref()
                .is_some_and(|t| t.rows.iter().any(|r| r == own))
        });
    whole(ladder, named.map_or(own, |i| &i.code))
}
