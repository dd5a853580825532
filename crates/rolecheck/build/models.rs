//! Lays out the learned weights of `model/*.tsv` as static tables.

use std::fmt::Write;
use std::path::Path;

fn hash(bytes: &[u8]) -> u32 {
    let mut h: u32 = 0x811c_9dc5;
    for &b in bytes {
        h = (h ^ u32::from(b)).wrapping_mul(0x0100_0193);
    }
    h
}

/// Rust source for every model of a folder. A model that is not there is empty: it leans nowhere.
pub fn models(dir: &Path) -> String {
    let mut out = String::new();
    for (name, constant, classes) in [
        ("role-fit", "ROLE_FIT", 3),
        ("activity", "ACTIVITY", 16),
        ("question", "QUESTION", 3),
    ] {
        let text = std::fs::read_to_string(dir.join(format!("{name}.tsv"))).unwrap_or_default();
        model(&mut out, name, constant, classes, &text);
    }
    out
}

fn model(out: &mut String, file: &str, constant: &str, count: usize, text: &str) {
    let mut names = vec![String::new(); count];
    let mut bias = vec![0f32; count];
    let mut rows: Vec<(u32, f32, Vec<f32>)> = Vec::new();
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
            "answers" => names = rest.iter().map(|s| (*s).to_owned()).collect(),
            "bias" => bias = numbers(),
            feature => {
                let numbers = numbers();
                assert!(
                    numbers.len() == count + 1,
                    "model/{file}.tsv:{}: {} numbers are wanted",
                    n + 1,
                    count + 1
                );
                rows.push((hash(feature.as_bytes()), numbers[0], numbers[1..].to_vec()));
            }
        }
    }
    assert!(
        names.len() == count && bias.len() == count,
        "model/{file}.tsv: {count} answers are wanted"
    );
    // two features with one hash would share a place: the first keeps it
    rows.sort_by_key(|r| r.0);
    rows.dedup_by_key(|r| r.0);
    let size = (rows.len() * 2).next_power_of_two().max(16);
    let mut slots = vec![0u16; size];
    for (i, row) in rows.iter().enumerate() {
        let mut slot = row.0 as usize & (size - 1);
        while slots[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = u16::try_from(i + 1).expect("a model has fewer than 65,536 features");
    }
    let keys: Vec<u32> = rows.iter().map(|r| r.0).collect();
    let rarity: Vec<f32> = rows.iter().map(|r| r.1).collect();
    let weights: Vec<&[f32]> = rows.iter().map(|r| r.2.as_slice()).collect();
    let _ = writeln!(
        out,
        "#[allow(clippy::excessive_precision, clippy::approx_constant)]\n/// `model/{file}.tsv`.\npub(crate) static {constant}: Model<{count}> = Model {{ classes: {}, bias: {bias:?}, slots: &{slots:?}, keys: &{keys:?}, rarity: &{rarity:?}, weights: &{weights:?} }};",
        fixed(&names)
    );
}

fn fixed(names: &[String]) -> String {
    format!("{names:?}")
}
