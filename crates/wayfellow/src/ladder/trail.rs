//! The trail map: a trail a focus band, as wide as what a stage asks for.
//!
//! Pale is new at a stage, deeper is carried from before, full is what a person holds. Drawn on the server as SVG,
//! once across for wide screens and once downward for narrow ones. The numbers stand in a table beside it, so that the
//! picture is never the only way to know.

use std::fmt::Write;

use frameworks::{Focus, Ladder, Stage, Track};

use crate::web::Page;

/// Three trails, in the order in which they are drawn.
const BANDS: [Focus; 3] = [Focus::MentalHealth, Focus::Shared, Focus::Addiction];

/// What a stage asks for in one band: numbers of items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Width {
    pub new: usize,
    pub carried: usize,
    /// How many of them are held; nothing is drawn when nobody's portfolio is shown.
    pub held: usize,
}

impl Width {
    fn total(self) -> usize {
        self.new + self.carried
    }
}

/// Tells whether somebody holds the row with this code.
pub(crate) type Held<'a> = &'a dyn Fn(&str) -> bool;

/// The numbers behind the picture.
pub(crate) struct Trail {
    /// By band (mental health, shared, addiction) and stage.
    widths: [[Width; 6]; 3],
    /// Whether a person's own shape is drawn.
    person: bool,
}

impl Trail {
    /// The trails of a ladder. With `held`, a person's own shape.
    pub(crate) fn new(ladder: &Ladder<'_>, held: Option<Held<'_>>) -> Trail {
        let mut widths = [[Width::default(); 6]; 3];
        for &stage in Stage::ALL {
            for (item, row) in ladder.asked(stage, Track::Both) {
                let Some(band) = BANDS.iter().position(|&b| b == row.focus) else {
                    continue;
                };
                let width = &mut widths[band][stage.index()];
                if row.stage == stage {
                    width.new += 1;
                } else {
                    width.carried += 1;
                }
                if held.is_some_and(|held| held(&item.code)) {
                    width.held += 1;
                }
            }
        }
        Trail {
            widths,
            person: held.is_some(),
        }
    }

    /// The numbers of a band at a stage.
    pub(crate) fn width(&self, focus: &Focus, stage: &Stage) -> Width {
        BANDS
            .iter()
            .position(|b| b == focus)
            .map_or_else(Width::default, |b| self.widths[b][stage.index()])
    }

    /// The bands in drawing order.
    pub(crate) fn bands(&self) -> &'static [Focus] {
        &BANDS
    }

    /// The picture for wide screens (stages from left to right) or narrow ones (downward).
    pub(crate) fn svg(&self, page: &Page, wide: bool) -> String {
        Drawing {
            trail: self,
            page,
            wide,
        }
        .draw()
    }
}

struct Drawing<'a> {
    trail: &'a Trail,
    page: &'a Page,
    wide: bool,
}

/// A length to one digit after the point. Most of what drawing takes is writing numbers, so they are written as whole
/// ones and without the machinery of formatting.
struct Tenths(f64);

impl Tenths {
    fn put(self, out: &mut impl Write) -> std::fmt::Result {
        let tenths = (self.0 * 10.0).round() as i64;
        if tenths < 0 {
            out.write_char('-')?;
        }
        let tenths = tenths.unsigned_abs();
        out.write_str(itoa::Buffer::new().format(tenths / 10))?;
        if !tenths.is_multiple_of(10) {
            out.write_char('.')?;
            out.write_str(itoa::Buffer::new().format(tenths % 10))?;
        }
        Ok(())
    }
}

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Tenths(self.0).put(f)
    }
}

/// Distances in the units of the picture.
struct Grid {
    /// Where the first stage stands along the way, and how far apart stages are.
    start: f64,
    step: f64,
    /// Where the first band stands across, and how far apart bands are.
    first: f64,
    apart: f64,
    /// Units across for one item.
    scale: f64,
}

impl Drawing<'_> {
    fn grid(&self) -> Grid {
        if self.wide {
            Grid {
                start: 190.0,
                step: 150.0,
                first: 130.0,
                apart: 150.0,
                scale: 1.28,
            }
        } else {
            Grid {
                start: 96.0,
                step: 104.0,
                first: 112.0,
                apart: 90.0,
                scale: 1.05,
            }
        }
    }

    /// A command of a path with its points, each `along` the way and `across` it.
    fn put(&self, path: &mut String, command: char, points: &[(f64, f64)]) {
        path.push(command);
        for (n, &(along, across)) in points.iter().enumerate() {
            let (x, y) = if self.wide {
                (along, across)
            } else {
                (across, along)
            };
            if n > 0 {
                path.push(' ');
            }
            // Writing to a text never fails.
            let _ = Tenths(x).put(path);
            path.push(' ');
            let _ = Tenths(y).put(path);
        }
    }

    fn draw(&self) -> String {
        let grid = self.grid();
        let end = grid.start + 5.0 * grid.step + 60.0;
        let far = grid.first + 2.0 * grid.apart + 80.0;
        let (width, height) = if self.wide {
            (end, far)
        } else {
            (grid.first + 2.0 * grid.apart + 48.0, end)
        };
        let id = if self.wide {
            "trail-wide"
        } else {
            "trail-narrow"
        };
        let mut svg = String::with_capacity(16 * 1024);
        let title = self.page.t("trail-title");
        let description = self.page.t(if self.trail.person {
            "trail-description-person"
        } else {
            "trail-description"
        });
        let _ = write!(
            svg,
            r#"<svg class="trail {id}" viewBox="0 0 {width:.0} {height:.0}" role="group" aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{title}</title><desc id="{id}-d">{description}</desc>"#
        );
        self.stages(&mut svg, &grid, far);
        for (b, &focus) in BANDS.iter().enumerate() {
            self.band(&mut svg, &grid, b, focus);
        }
        svg.push_str("</svg>");
        svg
    }

    fn stages(&self, svg: &mut String, grid: &Grid, far: f64) {
        for &stage in Stage::ALL {
            let along = grid.start + grid.step * stage.index() as f64;
            let label = self.page.term("stage", stage);
            if self.wide {
                let _ = write!(
                    svg,
                    r#"<path class="guide" d="M{along} 52V{end}"/><a href="/ladder/{stage}"><text class="stage" x="{along}" y="34" text-anchor="middle">{label}</text></a>"#,
                    along = Tenths(along),
                    end = Tenths(far - 20.0)
                );
            } else {
                let above = along - 34.0;
                let right = grid.first + 2.0 * grid.apart + 44.0;
                let _ = write!(
                    svg,
                    r#"<path class="guide" d="M4 {above}H{right}"/><a href="/ladder/{stage}"><text class="stage" x="4" y="{y}">{label}</text></a>"#,
                    above = Tenths(above),
                    right = Tenths(right),
                    y = Tenths(along + 5.0)
                );
            }
        }
    }

    fn band(&self, svg: &mut String, grid: &Grid, b: usize, focus: Focus) {
        let across = grid.first + grid.apart * b as f64;
        let widths = &self.trail.widths[b];
        let name = self.page.term("focus", focus);
        let label_at = if self.wide {
            (20.0, across - 2.0)
        } else {
            (across, 26.0)
        };
        let anchor = if self.wide { "start" } else { "middle" };
        let _ = write!(svg, r#"<g class="band {focus}">"#);
        let words: Vec<&str> = name.split_whitespace().collect();
        for (line, text) in two_lines(&words, if self.wide { 2 } else { 1 })
            .into_iter()
            .enumerate()
        {
            let _ = write!(
                svg,
                r#"<text class="name" x="{}" y="{}" text-anchor="{anchor}">{text}</text>"#,
                Tenths(label_at.0),
                Tenths(label_at.1 + 16.0 * line as f64)
            );
        }
        self.ribbon(svg, grid, across, widths.map(Width::total), "new");
        self.ribbon(svg, grid, across, widths.map(|w| w.carried), "carried");
        if self.trail.person {
            self.ribbon(svg, grid, across, widths.map(|w| w.held), "held");
        }
        for &stage in Stage::ALL {
            self.node(svg, grid, across, focus, stage, &name);
        }
        svg.push_str("</g>");
    }

    /// A closed shape along all stages, centered on `across`, with soft bends between them.
    fn ribbon(&self, svg: &mut String, grid: &Grid, across: f64, counts: [usize; 6], class: &str) {
        let half = |n: usize| n as f64 * grid.scale / 2.0;
        let along = |s: usize| grid.start + grid.step * s as f64;
        let reach = if self.wide { 34.0 } else { 26.0 };
        let (begin, end) = (along(0) - reach, along(5) + reach);
        let _ = write!(svg, r#"<path class="{class}" d=""#);
        self.put(svg, 'M', &[(begin, across - half(counts[0]))]);
        self.side(svg, (0..6).map(|s| (along(s), across - half(counts[s]))));
        self.put(svg, 'L', &[(end, across - half(counts[5]))]);
        self.put(svg, 'L', &[(end, across + half(counts[5]))]);
        let back = (0..6).rev();
        self.side(svg, back.map(|s| (along(s), across + half(counts[s]))));
        self.put(svg, 'L', &[(begin, across + half(counts[0]))]);
        svg.push_str("Z\"/>");
    }

    /// One side of a ribbon: a line to its first point, and a bend to each that follows.
    fn side(&self, svg: &mut String, points: impl Iterator<Item = (f64, f64)>) {
        let mut before: Option<(f64, f64)> = None;
        for (along, across) in points {
            match before {
                None => self.put(svg, 'L', &[(along, across)]),
                Some((from, at)) => {
                    let middle = f64::midpoint(from, along);
                    let bend = [(middle, at), (middle, across), (along, across)];
                    self.put(svg, 'C', &bend);
                }
            }
            before = Some((along, across));
        }
    }

    fn node(
        &self,
        svg: &mut String,
        grid: &Grid,
        across: f64,
        focus: Focus,
        stage: Stage,
        name: &str,
    ) {
        let along = grid.start + grid.step * stage.index() as f64;
        let width = self.trail.width(&focus, &stage);
        let track = match focus {
            Focus::MentalHealth => Track::MentalHealth,
            Focus::Addiction => Track::Addiction,
            Focus::Shared => Track::Both,
        };
        let (x, y) = if self.wide {
            (along, across)
        } else {
            (across, along)
        };
        let half = width.total() as f64 * grid.scale / 2.0;
        let (tx, ty) = if self.wide {
            (along, across + half.max(10.0) + 19.0)
        } else {
            (across, along + 26.0)
        };
        let lines = match (self.wide, self.trail.person) {
            (true, true) => vec![self.page.nm("trail-held", width.held, width.total())],
            (false, true) => vec![self.page.nm("trail-held-short", width.held, width.total())],
            (true, false) => vec![self.page.nm("trail-counts", width.new, width.carried)],
            (false, false) => vec![
                self.page.n("trail-count-new", width.new),
                self.page.n("trail-count-carried", width.carried),
            ],
        };
        // The name begins with the place and goes on with the very words that are drawn.
        let label = format!(
            "{}, {name}: {}",
            self.page.term("stage", stage),
            lines.join(" ")
        );
        let _ = write!(
            svg,
            r##"<a href="/ladder/{stage}?track={track}" aria-label="{label}">"##
        );
        let shape = match focus {
            Focus::Shared => format!(
                r#"<circle class="node" cx="{}" cy="{}" r="6.5"/>"#,
                Tenths(x),
                Tenths(y)
            ),
            Focus::MentalHealth => format!(
                r#"<rect class="node" x="{}" y="{}" width="12" height="12" rx="2"/>"#,
                Tenths(x - 6.0),
                Tenths(y - 6.0)
            ),
            Focus::Addiction => format!(
                r#"<path class="node" d="M{} {}l7.5 13h-15Z"/>"#,
                Tenths(x),
                Tenths(y - 8.0)
            ),
        };
        svg.push_str(&shape);
        for (n, line) in lines.iter().enumerate() {
            let y = ty + 15.0 * n as f64;
            let _ = write!(
                svg,
                r#" <text class="count" x="{}" y="{}" text-anchor="middle">{line}</text>"#,
                Tenths(tx),
                Tenths(y)
            );
        }
        svg.push_str("</a>");
    }
}

/// A name on one line, or on two when it has more than `most` words.
fn two_lines(words: &[&str], most: usize) -> Vec<String> {
    if words.len() <= most {
        return vec![words.join(" ")];
    }
    let cut = words.len().div_ceil(2);
    vec![words[..cut].join(" "), words[cut..].join(" ")]
}
