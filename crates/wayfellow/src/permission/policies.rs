//! The policies, read once and checked against their schema, and the question put to them.
//!
//! Not here: facts from the database (`facts`).

use std::collections::{HashMap, HashSet};
use std::str::FromStr;
use std::sync::LazyLock;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicyId,
    PolicySet, Request, Response, RestrictedExpression, Schema, ValidationMode, Validator,
};
use uuid::Uuid;

use super::remembered::{self, Question};
use super::{Action, NotFound, Resource};
use crate::actor::Actor;

const SCHEMA: &str = include_str!("../../../../policies/wayfellow.cedarschema");
/// Every file of policies. A line here for each.
const FILES: &[(&str, &str)] = &[
    (
        "applications.cedar",
        include_str!("../../../../policies/applications.cedar"),
    ),
    (
        "organizations.cedar",
        include_str!("../../../../policies/organizations.cedar"),
    ),
    (
        "people.cedar",
        include_str!("../../../../policies/people.cedar"),
    ),
    (
        "readiness.cedar",
        include_str!("../../../../policies/readiness.cedar"),
    ),
    (
        "suggestions.cedar",
        include_str!("../../../../policies/suggestions.cedar"),
    ),
    (
        "walls.cedar",
        include_str!("../../../../policies/walls.cedar"),
    ),
];

struct Policies {
    set: PolicySet,
    authorizer: Authorizer,
    types: Types,
    actions: HashMap<Action, EntityUid>,
}

struct Types {
    person: EntityTypeName,
    visitor: EntityTypeName,
    organization: EntityTypeName,
    record: EntityTypeName,
}

static POLICIES: LazyLock<Result<Policies, String>> = LazyLock::new(Policies::read);

/// Reads the policies and checks them against their schema. The program does not start with ones that fail.
///
/// # Errors
/// With the file and what is wrong in it.
pub fn ready() -> anyhow::Result<()> {
    match &*POLICIES {
        Ok(_) => Ok(()),
        Err(why) => anyhow::bail!("The policies cannot be used: {why}"),
    }
}

/// The names of all policies.
pub fn policy_names() -> Vec<String> {
    let mut names: Vec<String> = POLICIES
        .iter()
        .flat_map(|p| p.set.policies().map(|p| p.id().to_string()))
        .collect();
    names.sort();
    names
}

/// Whether this is allowed. A no says that there is no such thing.
///
/// # Errors
/// [`NotFound`] when no rule permits it or one forbids it.
pub fn may(actor: &Actor, action: Action, resource: &Resource) -> Result<(), NotFound> {
    let ask = || {
        // A rule that could not be evaluated might have been one that forbids.
        answer(actor, action, resource).is_some_and(|answer| {
            answer.decision() == Decision::Allow && answer.diagnostics().errors().next().is_none()
        })
    };
    match remembered::or_ask(Question::new(actor, action, resource), ask) {
        true => Ok(()),
        false => Err(NotFound),
    }
}

/// The names of the rules that decide this: those that permit, or those that forbid; none when no rule is about it.
pub fn reasons(actor: &Actor, action: Action, resource: &Resource) -> Vec<String> {
    answer(actor, action, resource).map_or_else(Vec::new, |answer| {
        let reasons = answer.diagnostics().reason();
        reasons.map(ToString::to_string).collect()
    })
}

fn answer(actor: &Actor, action: Action, resource: &Resource) -> Option<Response> {
    POLICIES.as_ref().ok()?.ask(actor, action, resource)
}

impl Policies {
    fn read() -> Result<Policies, String> {
        let (schema, warnings) = Schema::from_cedarschema_str(SCHEMA)
            .map_err(|e| format!("policies/wayfellow.cedarschema: {e}"))?;
        if let Some(warning) = warnings.into_iter().next() {
            return Err(format!("policies/wayfellow.cedarschema: {warning}"));
        }
        let mut set = PolicySet::new();
        for (file, text) in FILES {
            let read = PolicySet::from_str(text).map_err(|e| format!("policies/{file}: {e}"))?;
            for policy in read.policies() {
                let name = policy
                    .annotation("id")
                    .ok_or_else(|| format!("policies/{file}: every rule has an @id(\"…\")"))?;
                let policy = policy.new_id(PolicyId::new(name));
                set.add(policy)
                    .map_err(|e| format!("policies/{file}: {e}"))?;
            }
        }
        let checked = Validator::new(schema).validate(&set, ValidationMode::Strict);
        let mut problems = checked
            .validation_errors()
            .map(ToString::to_string)
            .chain(checked.validation_warnings().map(ToString::to_string));
        if let Some(problem) = problems.next() {
            return Err(problem);
        }
        let named = |name: &str| EntityTypeName::from_str(name).map_err(|e| e.to_string());
        let action = named("Action")?;
        Ok(Policies {
            set,
            authorizer: Authorizer::new(),
            actions: Action::ALL
                .iter()
                .map(|a| {
                    let id = EntityId::new(a.word());
                    (*a, EntityUid::from_type_name_and_id(action.clone(), id))
                })
                .collect(),
            types: Types {
                person: named("Person")?,
                visitor: named("Visitor")?,
                organization: named("Organization")?,
                record: named("Record")?,
            },
        })
    }

    fn ask(&self, actor: &Actor, action: Action, resource: &Resource) -> Option<Response> {
        let types = &self.types;
        let person = |id: Uuid| uid(&types.person, id);
        let asking = actor.person_id();
        let principal = asking.map_or_else(|| uid(&types.visitor, Uuid::nil()), person);
        let record = uid(&types.record, Uuid::nil());
        let principal_entity = match asking {
            Some(_) => {
                let mut hats: HashSet<&str> = actor
                    .hats
                    .iter()
                    .filter(|w| w.relation.is_none_or(|r| resource.relations.contains(&r)))
                    .map(|w| w.hat.word())
                    .collect();
                if actor.member {
                    hats.insert("member");
                }
                let mut attributes = HashMap::from([
                    ("hats".to_owned(), words(hats)),
                    (
                        "operator".to_owned(),
                        RestrictedExpression::new_bool(actor.operator),
                    ),
                ]);
                if let Some(id) = actor.organization {
                    attributes.insert("organization".to_owned(), one(uid(&types.organization, id)));
                }
                Entity::new(principal.clone(), attributes, HashSet::new()).ok()?
            }
            None => Entity::with_uid(principal.clone()),
        };
        let people =
            |ids: &[Uuid]| RestrictedExpression::new_set(ids.iter().map(|id| one(person(*id))));
        let text = |text: &str| RestrictedExpression::new_string(text.to_owned());
        let keeper = if resource.kept_by_person {
            "person"
        } else {
            "organization"
        };
        let mut attributes = HashMap::from([
            ("kind".to_owned(), text(resource.kind)),
            ("part".to_owned(), text(&resource.part)),
            ("keeper".to_owned(), text(keeper)),
            ("compartment".to_owned(), text(resource.compartment)),
            ("supervisors".to_owned(), people(&resource.supervisors)),
            ("entrusted".to_owned(), people(&resource.entrusted)),
            ("sharedWith".to_owned(), people(&resource.shared_with)),
            (
                "byAddress".to_owned(),
                RestrictedExpression::new_bool(resource.by_address),
            ),
            (
                "sharedWithHats".to_owned(),
                words(resource.shared_with_hats.iter().map(String::as_str)),
            ),
        ]);
        if let Some(id) = resource.about {
            attributes.insert("about".to_owned(), one(person(id)));
        }
        if let Some(id) = resource.organization {
            attributes.insert("organization".to_owned(), one(uid(&types.organization, id)));
        }
        let record_entity = Entity::new(record.clone(), attributes, HashSet::new()).ok()?;
        let entities = Entities::from_entities([principal_entity, record_entity], None).ok()?;
        let action = self.actions.get(&action)?.clone();
        // Without a schema: what is asked is put together here, and checking it again would cost more than deciding.
        let request = Request::new(principal, action, record, Context::empty(), None).ok()?;
        Some(
            self.authorizer
                .is_authorized(&request, &self.set, &entities),
        )
    }
}

fn uid(kind: &EntityTypeName, id: Uuid) -> EntityUid {
    let mut buffer = Uuid::encode_buffer();
    let id = EntityId::new(id.simple().encode_lower(&mut buffer));
    EntityUid::from_type_name_and_id(kind.clone(), id)
}

fn one(uid: EntityUid) -> RestrictedExpression {
    RestrictedExpression::new_entity_uid(uid)
}

fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> RestrictedExpression {
    RestrictedExpression::new_set(
        words
            .into_iter()
            .map(|w| RestrictedExpression::new_string(w.to_owned())),
    )
}
