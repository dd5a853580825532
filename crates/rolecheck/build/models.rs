//! Lays out the learned weights of `model/*.tsv` as static tables.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The hash of a spelling, the same as in the crate.
pub fn hash(bytes: &[u8]) -> u32 {
    let mut h: u32 = 0x811c_9dc5;
    for &b in bytes {
        h = (h ^ u32::from(b)).wrapping_mul(0x0100_0193);
    }
    h
}

/// The key of two stems beside each other, the same as `learned::pair_key` in the crate.
fn pair_key(a: u32, b: u32) -> u32 {
    let h = (a.rotate_left(13) ^ b).wrapping_mul(0x9E37_79B1);
    (h ^ h >> 15).wrapping_mul(0x85EB_CA77)
}

/// The key of a feature as it is written in a model; none for a sign, which has its own table.
fn key(feature: &str) -> Option<u32> {
    if feature.starts_with("c:") {
        return None;
    }
    let stems = |pair: &str| {
        let pair = pair.split_once(' ');
        let (a, b) = pair.unwrap_or_else(|| panic!("{feature:?} is no pair"));
        (hash(a.as_bytes()), hash(b.as_bytes()))
    };
    Some(match (feature.get(..2), feature.get(2..)) {
        (Some("p:"), Some(pair)) => {
            let (a, b) = stems(pair);
            pair_key(a, b)
        }
        (Some("a:"), Some(pair)) => {
            let (a, b) = stems(pair);
            pair_key(!a, b)
        }
        _ => hash(feature.as_bytes()),
    })
}

/// Features of all models, each with its place.
#[derive(Default)]
struct Places {
    keys: BTreeMap<u32, usize>,
    signs: BTreeMap<String, usize>,
    count: usize,
}

impl Places {
    /// The place of a feature; two with one key would share it.
    fn of(&mut self, feature: &str) -> usize {
        let place = match key(feature) {
            Some(key) => self.keys.entry(key),
            None => {
                let place = self.signs.entry(feature.to_owned()).or_insert(0);
                if *place == 0 {
                    self.count += 1;
                    *place = self.count;
                }
                return *place;
            }
        };
        *place.or_insert_with(|| {
            self.count += 1;
            self.count
        })
    }
}

struct Rows {
    file: &'static str,
    constant: &'static str,
    count: usize,
    names: Vec<String>,
    bias: Vec<f32>,
    /// Feature, how rare, and the weights.
    lines: Vec<(String, f32, Vec<f32>)>,
    /// By place: how rare, and the weights.
    rows: BTreeMap<usize, (f32, Vec<f32>)>,
}

/// Rust source for every model of a folder. A model that is not there is empty: it leans nowhere.
pub fn models(dir: &Path, classes: &[String]) -> String {
    let mut places = Places::default();
    let mut models = Vec::new();
    for (name, constant, answers) in [
        ("role-fit", "ROLE_FIT", 3),
        ("activity", "ACTIVITY", 16),
        ("question", "QUESTION", 3),
        ("document", "DOCUMENT", 8),
    ] {
        let text = std::fs::read_to_string(dir.join(format!("{name}.tsv"))).unwrap_or_default();
        let mut model = model(name, constant, answers, &text);
        // the commonest features beside each other
        model.lines.sort_by(|a, b| a.1.total_cmp(&b.1));
        for (feature, rarity, weights) in std::mem::take(&mut model.lines) {
            let row = (rarity, weights);
            model.rows.entry(places.of(&feature)).or_insert(row);
        }
        models.push(model);
    }
    let mut out = String::new();
    let size = (places.keys.len() * 4 / 3).next_power_of_two().max(16);
    let mut slots = vec![(0u32, 0usize); size];
    let mut filter = vec![0u64; (places.keys.len() * 4).next_power_of_two().max(64) / 64];
    for (&key, &place) in &places.keys {
        let mut slot = key as usize & (size - 1);
        while slots[slot].1 != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = (key, place);
        let bit = key as usize & (filter.len() * 64 - 1);
        filter[bit / 64] |= 1 << (bit % 64);
    }
    let signs: Vec<Vec<usize>> = GROUPS
        .iter()
        .map(|group| {
            let place = |class| places.signs.get(&format!("c:{group} {class}"));
            classes
                .iter()
                .map(|c| place(c).copied().unwrap_or(0))
                .collect()
        })
        .collect();
    let _ = writeln!(
        out,
        "/// How many features the models know together.
const FEATURES: usize = {};
/// Key and place of a feature, by key.
static FEATURE_SLOTS: [(u32, u32); {size}] = {slots:?};
/// A bit for each key, to tell most unknown features at once.
static FEATURE_FILTER: [u64; {}] = {filter:?};
/// The signs that have a place, by group.
static SIGNS_KNOWN: [ClassSet; {}] = [{}];
/// The places of signs, by group and class.
static SIGN_PLACES: [[u32; {}]; {}] = {signs:?};",
        places.count,
        filter.len(),
        GROUPS.len(),
        signs
            .iter()
            .map(|row| known(row))
            .collect::<Vec<_>>()
            .join(","),
        classes.len(),
        GROUPS.len(),
    );
    for model in models {
        model.write(places.count, &mut out);
    }
    out
}

/// The set of the classes that have a place.
fn known(places: &[usize]) -> String {
    let mut bits = vec![0u64; places.len().div_ceil(64)];
    for (class, _) in places.iter().enumerate().filter(|(_, place)| **place != 0) {
        bits[class / 64] |= 1 << (class % 64);
    }
    format!("ClassSet({bits:?})")
}

/// The groups of signs, in the order of `signs::GROUPS` in the crate.
const GROUPS: [&str; 6] = ["talked-of", "cue", "worker", "denied", "other", "person"];

fn model(file: &'static str, constant: &'static str, count: usize, text: &str) -> Rows {
    let mut model = Rows {
        file,
        constant,
        count,
        names: vec![String::new(); count],
        bias: vec![0f32; count],
        lines: Vec::new(),
        rows: BTreeMap::new(),
    };
    for (n, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let mut cells = line.split('\t');
        let head = cells.next().unwrap_or_default();
        let rest: Vec<&str> = cells.collect();
        let numbers = || -> Vec<f32> {
            let read = |c: &&str| {
                c.parse()
                    .unwrap_or_else(|_| panic!("model/{file}.tsv:{}: {c:?} is not a number", n + 1))
            };
            rest.iter().map(read).collect()
        };
        match head {
            "answers" => model.names = rest.iter().map(|s| (*s).to_owned()).collect(),
            "bias" => model.bias = numbers(),
            feature => {
                let numbers = numbers();
                assert!(
                    numbers.len() == count + 1,
                    "model/{file}.tsv:{}: {} numbers are wanted",
                    n + 1,
                    count + 1
                );
                let line = (feature.to_owned(), numbers[0], numbers[1..].to_vec());
                model.lines.push(line);
            }
        }
    }
    assert!(
        model.names.len() == count && model.bias.len() == count,
        "model/{file}.tsv: {count} answers are wanted"
    );
    model
}

impl Rows {
    fn write(&self, places: usize, out: &mut String) {
        let mut rows = vec![0u16; places + 1];
        let in_order = (1..).zip(self.rows.keys()).all(|(n, place)| n == *place);
        let mut shares = vec![vec![0f32; self.count + 1]];
        for (n, (place, (rarity, weights))) in self.rows.iter().enumerate() {
            rows[*place] = u16::try_from(n + 1).expect("a model has fewer than 65,536 features");
            let share = weights.iter().map(|w| w * rarity);
            shares.push(share.chain([rarity * rarity]).collect());
        }
        if in_order {
            rows.clear();
        }
        let _ = writeln!(
            out,
            "#[allow(clippy::excessive_precision, clippy::approx_constant)]\n/// `model/{}.tsv`.\npub(crate) static {}: Model<{}, {}> = Model {{ classes: {:?}, bias: {:?}, rows: &{rows:?}, shares: &{shares:?} }};",
            self.file,
            self.constant,
            self.count,
            self.count + 1,
            self.names,
            self.bias,
        );
    }
}
