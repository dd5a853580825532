//! The climate survey: open questions to three circles, as the handbook's survey had them, in the organization's own words.
//!
//! Answers come and are kept as all words of a round. Those of a circle are shown only when enough of it answered. Not
//! here: what people make of the answers (`themes`).

use std::collections::BTreeMap;

use frameworks::Chair;
use uuid::Uuid;

use crate::db::{self, Db, Tx, new_id, params, statements};
use crate::web::Page;

statements! {
    ASK = "INSERT INTO climate_questions (id, round_id, circle, place, words) VALUES ($1, $2, $3, $4, $5)";
    QUESTIONS = "SELECT circle, place, words FROM climate_questions WHERE round_id = $1 ORDER BY circle, place LIMIT 100";
}

/// Most questions to a circle.
pub(super) const MOST: usize = 15;

/// Most characters of a question.
pub(super) const LONGEST: usize = 300;

/// Whom a question is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Circle {
    /// Those who lead, decide, or work in other roles.
    Staff,
    PeerRole,
    Receiving,
}

impl Circle {
    /// All of them.
    pub const ALL: [Circle; 3] = [Circle::Staff, Circle::PeerRole, Circle::Receiving];

    /// Its word in forms, in the database and in the locales.
    pub const fn as_str(self) -> &'static str {
        match self {
            Circle::Staff => "staff",
            Circle::PeerRole => "peer-role",
            Circle::Receiving => "receiving",
        }
    }

    /// The circle to which a seat belongs.
    pub const fn of(seat: Chair) -> Circle {
        match seat {
            Chair::PeerRole => Circle::PeerRole,
            Chair::Receiving => Circle::Receiving,
            _ => Circle::Staff,
        }
    }

    /// How many questions are offered to it: seven as in the handbook to staff, ours to the others.
    const fn offered(self) -> usize {
        match self {
            Circle::Staff => 7,
            Circle::PeerRole => 4,
            Circle::Receiving => 3,
        }
    }

    /// The questions that are offered, one in each line.
    pub(super) fn offer(self, page: &Page) -> String {
        let one = |n| page.t(format!("climate-{}-{n}", self.as_str()));
        let all: Vec<String> = (1..=self.offered()).map(one).collect();
        all.join("\n")
    }

    /// The code under which answers to a question are kept.
    fn code(self, place: i64) -> String {
        format!("climate-{}-{place}", self.as_str())
    }

    /// The circle that a code of words belongs to; none for words of another part.
    pub(super) fn of_code(code: &str) -> Option<Circle> {
        let rest = code.strip_prefix("climate-")?;
        let (circle, _) = rest.rsplit_once('-')?;
        Circle::ALL.into_iter().find(|c| c.as_str() == circle)
    }
}

/// The questions to each circle that were typed, one in each line; none when there is none or something is too long.
pub(super) fn typed(form: &BTreeMap<String, String>) -> Option<Vec<(Circle, Vec<String>)>> {
    let mut all = Vec::new();
    for circle in Circle::ALL {
        let text = form.get(&format!("climate-{}", circle.as_str()));
        let lines = text.map_or("", String::as_str).lines();
        let questions: Vec<String> = lines
            .map(|l| l.trim().replace('\0', ""))
            .filter(|l| !l.is_empty())
            .collect();
        let long = |q: &String| q.chars().count() > LONGEST;
        if questions.len() > MOST || questions.iter().any(long) {
            return None;
        }
        all.push((circle, questions));
    }
    all.iter().any(|(_, q)| !q.is_empty()).then_some(all)
}

/// Keeps the questions of a round.
pub(super) async fn ask(
    tx: &Tx,
    round: Uuid,
    questions: &[(Circle, Vec<String>)],
) -> db::Result<()> {
    for (circle, questions) in questions {
        for (place, words) in (1_i64..).zip(questions) {
            let values = params![new_id(), round, circle.as_str(), place, words];
            tx.execute(&ASK, values).await?;
        }
    }
    Ok(())
}

/// The questions of a round by circle: code and words.
pub(super) async fn questions(
    db: &Db,
    round: Uuid,
) -> db::Result<Vec<(Circle, Vec<(String, String)>)>> {
    let rows = db.all(&QUESTIONS, params![round]).await?;
    let mut all: BTreeMap<Circle, Vec<(String, String)>> = BTreeMap::new();
    for row in rows {
        let word: String = row.get("circle")?;
        if let Some(circle) = Circle::ALL.into_iter().find(|c| c.as_str() == word) {
            let code = circle.code(row.get("place")?);
            all.entry(circle)
                .or_default()
                .push((code, row.get("words")?));
        }
    }
    Ok(all.into_iter().collect())
}
