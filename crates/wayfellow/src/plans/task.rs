//! A task of the plan: its page, its form, comments, its place in the list, and taking it out.

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::response::Response;
use frameworks::{Chair, Phase, Preparation};
use jiff::civil::Date;
use uuid::Uuid;

use super::asked::Typed;
use super::kept::{self, Edited, Plan, PlanTask};
use super::place;
use super::timing::{LONGEST, Task, Timed, timeline};
use super::workdays::today;
use crate::actor::Actor;
use crate::db;
use crate::groundwork::members;
use crate::permission::{Action, Resource, may};
use crate::web::conflict::{self, Both, Choice};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// Most characters of a name, of a reason or evidence, and of a comment.
const LONGEST_LABEL: usize = 200;
const LONGEST_TEXT: usize = 5_000;

/// Most tasks of a plan.
const MOST: usize = 10_000;

#[derive(Template)]
#[template(path = "plans/task.html")]
struct TaskPage {
    page: Page,
    leads: bool,
    /// None for a new one.
    id: Option<Uuid>,
    version: i64,
    dated: Option<Timed>,
    typed: Typed,
    /// Code and name of every other task.
    others: Vec<(String, String)>,
    members: Vec<(Uuid, String)>,
    comments: Vec<(String, String, String)>,
    cite: Option<String>,
    problems: Vec<(&'static str, String)>,
}

impl TaskPage {
    fn value(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }

    fn is(&self, name: &str, value: impl std::fmt::Display) -> bool {
        self.value(name) == value.to_string()
    }

    fn after(&self, code: &str) -> bool {
        self.value("after").split_whitespace().any(|c| c == code)
    }

    fn phases(&self) -> &'static [Phase] {
        Phase::ALL
    }

    fn chairs(&self) -> &'static [Chair] {
        Chair::ALL
    }
}

fn day(date: Option<Date>) -> String {
    date.map(|d| d.to_string()).unwrap_or_default()
}

/// A task as its form has it.
fn fields(task: &PlanTask) -> Typed {
    let t = &task.task;
    let owner = task.owner_id.map(|o| o.to_string()).unwrap_or_default();
    [
        ("label", t.label.clone()),
        ("reason", t.text.clone()),
        ("phase", t.phase.to_string()),
        ("seat", t.seat.to_string()),
        ("owner", owner),
        ("days", t.days.to_string()),
        ("after", t.after.join(" ")),
        ("not_before", day(t.not_before)),
        ("done_on", day(t.done_on)),
        ("evidence", task.evidence.clone()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

async fn plan(ctx: &Ctx, place: Uuid) -> Result<Plan> {
    let plan = kept::of_organization(&ctx.app.db, place).await?;
    plan.ok_or_else(Error::not_found)
}

async fn find(ctx: &Ctx, actor: &Actor, action: Action, id: &str) -> Result<(Plan, PlanTask)> {
    let plan = plan(ctx, place(actor, action)?).await?;
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    let task = plan.task(id).cloned().ok_or_else(Error::not_found)?;
    Ok((plan, task))
}

async fn page(
    ctx: &Ctx,
    actor: &Actor,
    plan: &Plan,
    task: Option<&PlanTask>,
    typed: Typed,
    problems: Vec<(&'static str, String)>,
) -> Result<Response> {
    let place = place(actor, Action::Read)?;
    let db = &ctx.app.db;
    let code = task.map(|t| t.task.code.as_str());
    let tasks = plan.current();
    let dated = timeline(&tasks, plan.asked.start, None, today()).ok();
    let dated = dated.zip(code).and_then(|(d, code)| d.task(code).cloned());
    let shipped = code.and_then(|c| Preparation::shipped().task(c));
    let mut comments = Vec::new();
    if let Some(task) = task {
        for (name, words, at) in kept::comments(db, task.id).await? {
            comments.push((name, words, at.timestamp().strftime("%Y-%m-%d").to_string()));
        }
    }
    let title = task.map_or_else(|| "task-new".to_owned(), |t| t.task.label.clone());
    ctx.render(&TaskPage {
        page: ctx.page(Section::Other, title),
        leads: super::place(actor, Action::Change).is_ok(),
        id: task.map(|t| t.id),
        version: task.map_or(0, |t| t.version),
        dated,
        typed,
        others: tasks
            .iter()
            .filter(|t| Some(t.code.as_str()) != code)
            .map(|t| (t.code.clone(), t.label.clone()))
            .collect(),
        members: members(db, place).await?,
        comments,
        cite: shipped.map(|t| crate::readiness::cited(ctx.app.library, &t.cite)),
        problems,
    })
}

/// `GET /plan/tasks/{id}`, and `GET /plan/tasks/new`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    if id == "new" {
        let plan = plan(&ctx, place(&actor, Action::Change)?).await?;
        let typed = Typed::from([("days".to_owned(), "5".to_owned())]);
        return page(&ctx, &actor, &plan, None, typed, Vec::new()).await;
    }
    let (plan, task) = find(&ctx, &actor, Action::Read, &id).await?;
    page(&ctx, &actor, &plan, Some(&task), fields(&task), Vec::new()).await
}

/// Reads the form; what is wrong, by field, with words for it.
async fn read(
    ctx: &Ctx,
    place: Uuid,
    plan: &Plan,
    before: Option<&PlanTask>,
    typed: &mut Typed,
) -> Result<std::result::Result<Edited, Vec<(&'static str, String)>>> {
    let words = ctx.page(Section::Other, "task-new");
    let mut problems = Vec::new();
    let boxes: Vec<String> = typed
        .keys()
        .filter_map(|k| k.strip_prefix("after-").map(str::to_owned))
        .collect();
    if typed.contains_key("boxes") {
        typed.insert("after".to_owned(), boxes.join(" "));
    }
    let text = |name: &str| typed.get(name).map_or("", |t| t.trim()).replace('\0', "");
    let mut refuse = |field: &'static str, key: &str| problems.push((field, words.t(key)));
    let (label, reason, evidence) = (text("label"), text("reason"), text("evidence"));
    if label.is_empty() || label.chars().count() > LONGEST_LABEL {
        refuse("label", "task-label-refused");
    }
    for (field, said) in [("reason", &reason), ("evidence", &evidence)] {
        if said.chars().count() > LONGEST_TEXT {
            refuse(field, "task-text-refused");
        }
    }
    let days = text("days")
        .parse()
        .ok()
        .filter(|d| (1..=LONGEST).contains(d));
    if days.is_none() {
        refuse("days", "task-days-refused");
    }
    let today = today();
    let mut date = |field: &'static str, most: Date| -> Option<Date> {
        let said = text(field);
        if said.is_empty() {
            return None;
        }
        let date: Option<Date> = said.parse().ok();
        let date = date.filter(|d| *d <= most && d.year() >= 2000);
        if date.is_none() {
            refuse(field, "task-date-refused");
        }
        date
    };
    let not_before = date("not_before", super::workdays::LAST);
    let done_on = date("done_on", today.tomorrow().unwrap_or(today));
    let codes: Vec<String> = plan.current().into_iter().map(|t| t.code).collect();
    let code = before.map_or_else(|| "own".to_owned(), |t| t.task.code.clone());
    let after: Vec<String> = text("after")
        .split_whitespace()
        .filter(|c| codes.iter().any(|k| k == c))
        .map(str::to_owned)
        .collect();
    let owner = text("owner");
    let members = members(&ctx.app.db, place).await?;
    let owner_id = members
        .iter()
        .find(|(id, _)| id.to_string() == owner)
        .map(|m| m.0);
    if owner_id.is_none() && !owner.is_empty() {
        problems.push(("owner", words.t("task-owner-refused")));
    }
    let task = Task {
        id: before.map(|t| t.id),
        code: code.clone(),
        phase: Phase::from_word(&text("phase")).unwrap_or(Phase::Foundation),
        seat: Chair::from_word(&text("seat")).unwrap_or(Chair::Executive),
        label,
        text: reason,
        ours: false,
        days: days.unwrap_or(1),
        after,
        not_before,
        done_on,
        owner: None,
    };
    let mut tasks: Vec<Task> = plan
        .current()
        .into_iter()
        .filter(|t| t.code != code)
        .collect();
    tasks.push(task.clone());
    if let Err(circles) = timeline(&tasks, plan.asked.start, None, today) {
        let named: Vec<String> = circles.iter().map(|c| c.join(" → ")).collect();
        problems.push(("after", words.s("task-circle", named.join("; "))));
    }
    Ok(if problems.is_empty() {
        Ok(Edited {
            task,
            owner_id,
            evidence,
        })
    } else {
        Err(problems)
    })
}

type Sent = std::result::Result<Form<Typed>, FormRejection>;

/// `POST /plan/tasks`: a task of their own.
pub(super) async fn create(ctx: Ctx, SignedIn(actor): SignedIn, form: Sent) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let plan = plan(&ctx, place).await?;
    let Form(mut typed) = form.map_err(Error::unreadable)?;
    if plan.tasks.len() >= MOST {
        return Err(Error::bad_request("task-too-many"));
    }
    match read(&ctx, place, &plan, None, &mut typed).await? {
        Ok(edited) => {
            let id = kept::add(&ctx.app.db, &actor, &plan, &edited).await?;
            Ok(see_other(&format!("/plan/tasks/{id}")))
        }
        Err(problems) => refused_form(page(&ctx, &actor, &plan, None, typed, problems).await),
    }
}

/// `POST /plan/tasks/{id}`.
pub(super) async fn update(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    form: Sent,
) -> Result<Response> {
    let (plan, task) = find(&ctx, &actor, Action::Change, &id).await?;
    let place = place(&actor, Action::Change)?;
    let Form(mut typed) = form.map_err(Error::unreadable)?;
    let read = read(&ctx, place, &plan, Some(&task), &mut typed).await?;
    let edited = match read {
        Ok(edited) => edited,
        Err(problems) => {
            return refused_form(page(&ctx, &actor, &plan, Some(&task), typed, problems).await);
        }
    };
    let version = typed
        .get("version")
        .and_then(|v| v.parse().ok())
        .unwrap_or(0);
    match kept::edit(&ctx.app.db, &actor, task.id, version, &edited).await {
        Ok(()) => Ok(see_other(&format!("/plan/tasks/{}", task.id))),
        Err(db::Error::Conflict) => {
            let theirs = fields(&task);
            let both = [
                ("label", "task-label"),
                ("reason", "task-reason"),
                ("phase", "task-phase"),
                ("seat", "task-seat"),
                ("owner", "task-owner"),
                ("days", "task-days"),
                ("after", "task-after"),
                ("not_before", "task-not_before"),
                ("done_on", "task-done_on"),
                ("evidence", "task-evidence"),
            ]
            .map(|(name, label)| Both {
                name,
                label,
                yours: typed.get(name).cloned().unwrap_or_default(),
                theirs: theirs.get(name).cloned().unwrap_or_default(),
            });
            let here = format!("/plan/tasks/{}", task.id);
            let choices = choices(&ctx, place).await?;
            conflict::show_with(
                &ctx,
                here.clone(),
                here,
                task.version,
                both.to_vec(),
                choices,
            )
        }
        Err(e) => Err(e.into()),
    }
}

/// What can be chosen in the fields that are not written.
async fn choices(ctx: &Ctx, place: Uuid) -> Result<Vec<Choice>> {
    let page = ctx.page(Section::Other, "task-new");
    let phases = Phase::ALL.iter();
    let chairs = Chair::ALL.iter();
    let mut owners = vec![(String::new(), page.t("task-nobody"))];
    let members = members(&ctx.app.db, place).await?;
    owners.extend(members.into_iter().map(|(id, name)| (id.to_string(), name)));
    Ok(vec![
        (
            "phase",
            phases
                .map(|p| (p.to_string(), page.term("phase", p)))
                .collect(),
        ),
        (
            "seat",
            chairs
                .map(|c| (c.to_string(), page.term("chair", c)))
                .collect(),
        ),
        ("owner", owners),
    ])
}

/// `POST /plan/tasks/{id}/comments`.
pub(super) async fn comment(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    form: Sent,
) -> Result<Response> {
    let (plan, task) = find(&ctx, &actor, Action::Read, &id).await?;
    let place = place(&actor, Action::Read)?;
    may(
        &actor,
        Action::Add,
        &Resource::new("readiness-comment").of_organization(place),
    )?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let words = typed
        .get("words")
        .map_or("", |w| w.trim())
        .replace('\0', "");
    if words.is_empty() || words.chars().count() > LONGEST_TEXT {
        let mut shown = fields(&task);
        shown.insert("words".to_owned(), words);
        let why = ctx.page(Section::Other, "task-new").t("task-words-refused");
        let problems = vec![("words", why)];
        return refused_form(page(&ctx, &actor, &plan, Some(&task), shown, problems).await);
    }
    kept::comment(&ctx.app.db, &actor, task.id, &words).await?;
    Ok(see_other(&format!("/plan/tasks/{}#comments", task.id)))
}

/// `POST /plan/tasks/{id}/place`: one up or one down.
pub(super) async fn shift(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    form: Sent,
) -> Result<Response> {
    let (plan, task) = find(&ctx, &actor, Action::Change, &id).await?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let up = typed.get("to").is_some_and(|t| t == "up");
    kept::shift(&ctx.app.db, &actor, plan.id, task.id, up).await?;
    Ok(see_other(&format!("/plan/tasks/{}", task.id)))
}

/// `POST /plan/tasks/{id}/withdrawal`.
pub(super) async fn withdraw(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    let (_, task) = find(&ctx, &actor, Action::End, &id).await?;
    kept::remove(&ctx.app.db, &actor, task.id).await?;
    Ok(see_other("/plan"))
}
