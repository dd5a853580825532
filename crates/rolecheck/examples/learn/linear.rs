//! A linear reading of features: one weight for each feature and answer.
//!
//! For each answer, the widest margin between the texts that have it and those that have not, found
//! by going over one text after the other. The same texts always give the same weights.

use std::collections::BTreeMap;
use std::fmt::Write;

/// How much a text on the wrong side of the margin costs.
const COST: f64 = 1.0;
/// Rounds over all texts at most.
const ROUNDS: usize = 200;
/// When the weights are near enough to their best place.
const NEAR: f64 = 0.002;

/// Features that are known, and how rare each one is.
pub struct Features {
    pub names: Vec<String>,
    pub rarity: Vec<f64>,
    index: BTreeMap<String, usize>,
}

/// The shares of a text's features, as one vector of length one at most.
pub type Shares = Vec<(usize, f64)>;

impl Features {
    /// Those that stand in at least so many texts: what is rarer teaches little that holds elsewhere.
    pub fn of<'a>(texts: impl Iterator<Item = &'a Vec<String>>, least: usize) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut total = 0.0;
        for features in texts {
            total += 1.0;
            for f in features {
                *counts.entry(f).or_default() += 1;
            }
        }
        counts.retain(|_, n| *n >= least);
        let names: Vec<String> = counts.keys().map(|f| (*f).to_owned()).collect();
        let rarity = counts
            .values()
            .map(|n| {
                let rare = ((1.0 + total) / (1.0 + *n as f64)).ln() + 1.0;
                // as it is written in the model
                (rare * 10.0).round() / 10.0
            })
            .collect();
        let index = (0..).zip(&names).map(|(n, f)| (f.clone(), n)).collect();
        Self {
            names,
            rarity,
            index,
        }
    }

    pub fn shares(&self, features: &[String]) -> Shares {
        let known: Vec<usize> = features
            .iter()
            .filter_map(|f| self.index.get(f).copied())
            .collect();
        let length = known.iter().map(|&n| self.rarity[n].powi(2)).sum::<f64>();
        let length = length.sqrt().max(1.0);
        known
            .iter()
            .map(|&n| (n, self.rarity[n] / length))
            .collect()
    }
}

/// A text to learn from: its shares, whether it has the answer, and how much it counts.
pub struct Row<'a> {
    pub shares: &'a Shares,
    pub yes: bool,
    pub weight: f64,
}

/// The weights of one answer; the last one is the bias.
pub fn margin(rows: &[Row<'_>], size: usize) -> Vec<f64> {
    let mut w = vec![0f64; size + 1];
    let mut pulls = vec![0f64; rows.len()];
    let soft: Vec<f64> = rows.iter().map(|r| 0.5 / (COST * r.weight)).collect();
    let square = |s: &Shares| s.iter().map(|(_, x)| x * x).sum::<f64>() + 1.0;
    let length: Vec<f64> = rows
        .iter()
        .zip(&soft)
        .map(|(r, d)| square(r.shares) + d)
        .collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut dice = 1u64;
    for _ in 0..ROUNDS {
        for n in (1..order.len()).rev() {
            dice = dice
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(n, (dice >> 33) as usize % (n + 1));
        }
        let (mut most, mut least) = (f64::MIN, f64::MAX);
        for &n in &order {
            let row = &rows[n];
            let side = if row.yes { 1.0 } else { -1.0 };
            let says = row.shares.iter().map(|&(f, x)| w[f] * x).sum::<f64>() + w[size];
            let slope = side * says - 1.0 + soft[n] * pulls[n];
            let free = if pulls[n] == 0.0 {
                slope.min(0.0)
            } else {
                slope
            };
            most = most.max(free);
            least = least.min(free);
            if free.abs() < 1e-12 {
                continue;
            }
            let pull = (pulls[n] - slope / length[n]).max(0.0);
            let step = (pull - pulls[n]) * side;
            pulls[n] = pull;
            for &(f, x) in row.shares {
                w[f] += step * x;
            }
            w[size] += step;
        }
        if most - least < NEAR {
            break;
        }
    }
    w
}

/// What a model has for a text, by answer.
pub fn says(weights: &[Vec<f64>], shares: &Shares) -> Vec<f64> {
    let of = |w: &Vec<f64>| {
        shares.iter().map(|&(f, x)| w[f] * x).sum::<f64>() + w.last().copied().unwrap_or(0.0)
    };
    weights.iter().map(of).collect()
}

/// The model as it is written: a feature a line, how rare it is, and a weight for each answer.
pub fn text(
    what: &str,
    labelled: usize,
    answers: &[String],
    features: &Features,
    weights: &[Vec<f64>],
) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "# What leans which way for the {what} of a text, learned from {labelled} labelled texts."
    );
    out.push_str(
        "# Written by examples/learn. A feature, how rare it is, and a weight for each answer.\n",
    );
    let _ = writeln!(out, "answers\t{}", answers.join("\t"));
    let size = features.names.len();
    let line =
        |n: usize| -> Vec<String> { weights.iter().map(|w| format!("{:.2}", w[n])).collect() };
    let _ = writeln!(out, "bias\t{}", line(size).join("\t"));
    for (n, name) in features.names.iter().enumerate() {
        let _ = writeln!(
            out,
            "{name}\t{:.1}\t{}",
            features.rarity[n],
            line(n).join("\t")
        );
    }
    out
}

/// Right, extra and missed.
#[derive(Default, Clone, Copy)]
pub struct Tally(u32, u32, u32);

impl Tally {
    pub fn add(&mut self, wanted: bool, found: bool) {
        match (wanted, found) {
            (true, true) => self.0 += 1,
            (false, true) => self.1 += 1,
            (true, false) => self.2 += 1,
            (false, false) => {}
        }
    }

    pub fn line(self) -> String {
        let p = f64::from(self.0) / f64::from((self.0 + self.1).max(1));
        let r = f64::from(self.0) / f64::from((self.0 + self.2).max(1));
        let f = 2.0 * p * r / (p + r).max(1e-9);
        format!("P {p:.3}  R {r:.3}  F1 {f:.3}  ({} texts)", self.0 + self.2)
    }
}
