//! Sentences of a policy that bind people in peer roles alone.
//!
//! Policies hold for everyone who works somewhere; how a role is built belongs into its description. Nothing here says
//! that such a sentence is wrong: it points to the place, and people decide. Values in, values out; English and
//! Spanish only, and the page says so of other languages.

/// Words after `peer` that do not make it somebody's role.
const OTHERWISE: [&str; 5] = ["review", "reviewed", "reviews", "pressure", "group"];

/// Words that oblige, forbid or allow, or that say to whom something applies.
const BINDING: [&str; 43] = [
    "must",
    "shall",
    "should",
    "may",
    "cannot",
    "can't",
    "required",
    "requires",
    "require",
    "prohibited",
    "forbidden",
    "allowed",
    "permitted",
    "only",
    "applies",
    "apply",
    "subject",
    "expected",
    "will",
    "need",
    "needs",
    "have",
    "debe",
    "deben",
    "deberá",
    "deberán",
    "puede",
    "pueden",
    "podrá",
    "podrán",
    "requiere",
    "requieren",
    "necesita",
    "necesitan",
    "tienen",
    "obligatorio",
    "obligatoria",
    "prohibido",
    "prohibida",
    "solo",
    "sólo",
    "aplica",
    "aplican",
];

/// Words that take in everyone else too.
const EVERYONE: [&str; 38] = [
    "all staff",
    "all employees",
    "all workers",
    "all positions",
    "all roles",
    "all other",
    "every employee",
    "every member",
    "every role",
    "everyone",
    "everybody",
    "any employee",
    "any other",
    "any role",
    "each employee",
    "other staff",
    "other employees",
    "other roles",
    "other positions",
    "regardless",
    "like anyone",
    "the same",
    "todo el personal",
    "todos los empleados",
    "todas las empleadas",
    "todas las personas",
    "todos los puestos",
    "todos los roles",
    "todas y todos",
    "cualquier persona",
    "cualquier otra",
    "cualquier otro",
    "cada persona",
    "el resto",
    "los demás",
    "las demás",
    "otros puestos",
    "otros roles",
];

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
        .filter(|w| !w.is_empty())
        .map(|w| w.to_lowercase().replace('’', "'"))
        .collect()
}

/// Where a text names a peer role for the first time, as a number of words.
fn peer_role(words: &[String]) -> Option<usize> {
    (0..words.len()).find(|&n| {
        let next = words.get(n + 1).map_or("", String::as_str);
        match words[n].as_str() {
            "peer" => !next.is_empty() && !OTHERWISE.contains(&next),
            "peers" => true,
            "pares" => n > 0 && words[n - 1] == "entre",
            "recovery" => next.starts_with("coach"),
            _ => false,
        }
    })
}

fn takes_in_everyone(words: &[String]) -> bool {
    let joined = format!(" {} ", words.join(" "));
    EVERYONE.iter().any(|e| joined.contains(&format!(" {e} ")))
}

/// Whether a list of jobs names peer roles and nothing else.
pub fn names_peer_roles_only(applies_to: &str) -> bool {
    let mut jobs = applies_to
        .split([',', ';', '/', '\n'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" or "))
        .flat_map(|part| part.split(" y "))
        .map(words)
        .filter(|w| !w.is_empty())
        .peekable();
    jobs.peek().is_some() && jobs.all(|w| peer_role(&w).is_some() && !takes_in_everyone(&w))
}

/// Whether a peer role is named.
pub fn names_peer_role(text: &str) -> bool {
    peer_role(&words(text)).is_some()
}

/// The sentence around a place in a text, in bytes.
pub fn sentence(text: &str, place: std::ops::Range<usize>) -> &str {
    const ENDS: [char; 5] = ['.', '!', '?', ';', '\n'];
    let start = text.get(..place.start).and_then(|t| t.rfind(ENDS));
    // From the last letter on, so that a full stop within the place is the end too.
    let last = place.end.saturating_sub(1).max(place.start);
    let end = text.get(last..).and_then(|t| t.find(ENDS));
    let (start, end) = (
        start.map_or(0, |n| n + 1),
        end.map_or(text.len(), |n| last + n),
    );
    text.get(start..end).unwrap_or_default()
}

/// The sentences that bind people in peer roles and do not name others.
pub fn passages(text: &str) -> Vec<&str> {
    text.split_inclusive(['.', '!', '?', ';', '\n'])
        .map(str::trim)
        .filter(|sentence| {
            let words = words(sentence);
            let Some(peer) = peer_role(&words) else {
                return false;
            };
            let applies = |w: &str| {
                matches!(
                    w,
                    "only" | "applies" | "apply" | "solo" | "sólo" | "aplica" | "aplican"
                )
            };
            // Whoever is bound stands in front; a duty of others toward them is no rule for them.
            let binds = words
                .iter()
                .enumerate()
                .any(|(n, w)| BINDING.contains(&w.as_str()) && (n > peer || applies(w)));
            binds && !takes_in_everyone(&words)
        })
        .collect()
}
