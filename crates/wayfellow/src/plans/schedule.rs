//! When each task of a plan can begin, how long it may wait, and which tasks set the end. Whole working days, exact.
//!
//! The longest chain of tasks decides (the critical path method). Values in, values out: no dates, no database, no
//! clock. Not here: who does a task, and any number about a person.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A task as the schedule sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Job {
    /// How many working days it takes.
    pub days: u32,
    /// Places of the tasks that end before it begins.
    pub after: Vec<usize>,
    /// The first working day on which it may begin, from 0.
    pub not_before: u32,
    /// For one that is done: its first day, and the day after its last.
    pub done: Option<(u32, u32)>,
}

/// When a task is done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Slot {
    /// Its first working day at the earliest, from 0.
    pub start: u32,
    /// The working day after its last.
    pub end: u32,
    /// How many working days it can wait without moving the end of the plan.
    pub slack: u32,
    /// Whether it cannot wait at all.
    pub critical: bool,
}

/// When every task is done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schedule {
    /// In the order of the tasks.
    pub slots: Vec<Slot>,
    /// How many working days the plan takes.
    pub days: u32,
}

/// Tasks that wait for each other in a circle: their places, circle by circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circles(pub Vec<Vec<usize>>);

/// Followers of each task, and an order in which nothing comes before what it waits for.
struct Net {
    followers: Vec<Vec<usize>>,
    order: Vec<usize>,
}

impl Net {
    fn new(jobs: &[Job]) -> Result<Net, Circles> {
        let mut followers = vec![Vec::new(); jobs.len()];
        let mut waits = vec![0_usize; jobs.len()];
        for (n, job) in jobs.iter().enumerate() {
            for &before in job.after.iter().filter(|b| **b < jobs.len()) {
                followers[before].push(n);
                waits[n] += 1;
            }
        }
        let mut order: Vec<usize> = (0..jobs.len()).filter(|n| waits[*n] == 0).collect();
        let mut at = 0;
        while let Some(&n) = order.get(at) {
            at += 1;
            for &follower in &followers[n] {
                waits[follower] -= 1;
                if waits[follower] == 0 {
                    order.push(follower);
                }
            }
        }
        if order.len() == jobs.len() {
            Ok(Net { followers, order })
        } else {
            Err(circles(&followers, &waits))
        }
    }
}

/// The groups of tasks that reach each other (Tarjan), among those that wait for ever. Without recursion, since a circle
/// may be long.
fn circles(followers: &[Vec<usize>], waits: &[usize]) -> Circles {
    let none = usize::MAX;
    let (mut index, mut low) = (vec![none; waits.len()], vec![0; waits.len()]);
    let mut on_path = vec![false; waits.len()];
    let (mut path, mut next, mut found) = (Vec::new(), 0, Vec::new());
    for root in (0..waits.len()).filter(|n| waits[*n] > 0) {
        if index[root] != none {
            continue;
        }
        let mut open = vec![(root, 0)];
        while let Some(&mut (n, ref mut tried)) = open.last_mut() {
            if *tried == 0 {
                (index[n], low[n]) = (next, next);
                next += 1;
                path.push(n);
                on_path[n] = true;
            }
            if let Some(&follower) = followers[n].get(*tried) {
                *tried += 1;
                if index[follower] == none {
                    open.push((follower, 0));
                } else if on_path[follower] {
                    low[n] = low[n].min(index[follower]);
                }
                continue;
            }
            open.pop();
            if let Some(&(parent, _)) = open.last() {
                low[parent] = low[parent].min(low[n]);
            }
            if low[n] == index[n] {
                let mut circle = Vec::new();
                while let Some(member) = path.pop() {
                    on_path[member] = false;
                    circle.push(member);
                    if member == n {
                        break;
                    }
                }
                circle.sort_unstable();
                if circle.len() > 1 || followers[n].contains(&n) {
                    found.push(circle);
                }
            }
        }
    }
    found.sort();
    Circles(found)
}

/// When every task can begin and how long it may wait, with as many people as it takes.
///
/// # Errors
/// When tasks wait for each other in a circle.
pub fn schedule(jobs: &[Job]) -> Result<Schedule, Circles> {
    let net = Net::new(jobs)?;
    let mut slots = vec![Slot::default(); jobs.len()];
    for &n in &net.order {
        let job = &jobs[n];
        let (start, end) = job.done.unwrap_or_else(|| {
            let before = job.after.iter().filter_map(|b| slots.get(*b));
            let start = before.map(|s| s.end).max().unwrap_or(0);
            let start = start.max(job.not_before);
            (start, start.saturating_add(job.days))
        });
        slots[n] = Slot {
            start,
            end,
            slack: 0,
            critical: false,
        };
    }
    let days = slots.iter().map(|s| s.end).max().unwrap_or(0);
    let mut latest = vec![days; jobs.len()];
    for &n in net.order.iter().rev() {
        if jobs[n].done.is_some() {
            continue;
        }
        for &follower in &net.followers[n] {
            // One that is done waits for nothing any more.
            if jobs[follower].done.is_none() {
                latest[n] = latest[n].min(latest[follower].saturating_sub(jobs[follower].days));
            }
        }
        slots[n].slack = latest[n].saturating_sub(slots[n].end);
        slots[n].critical = slots[n].slack == 0;
    }
    Ok(Schedule { slots, days })
}

/// The same when only so many tasks can be under way at once. Whatever has the least room to wait goes first; that is a
/// good plan, though not always the shortest there could be. The slack is left as it is with enough people.
///
/// # Errors
/// When tasks wait for each other in a circle.
pub fn with_people(jobs: &[Job], people: usize) -> Result<Schedule, Circles> {
    let free = schedule(jobs)?;
    if people == 0 || people >= jobs.len() {
        return Ok(free);
    }
    let net = Net::new(jobs)?;
    let mut slots = free.slots.clone();
    let mut waits: Vec<usize> = vec![0; jobs.len()];
    let mut ready_on: Vec<u32> = jobs.iter().map(|j| j.not_before).collect();
    for (n, job) in jobs.iter().enumerate() {
        for &before in job.after.iter().filter(|b| **b < jobs.len()) {
            match jobs[before].done {
                Some((_, end)) => ready_on[n] = ready_on[n].max(end),
                None => waits[n] += 1,
            }
        }
    }
    let latest = |n: usize| free.slots[n].start.saturating_add(free.slots[n].slack);
    // Those that may begin on a later day, those that may begin now, those under way.
    let mut later = BinaryHeap::new();
    let mut now = BinaryHeap::new();
    let mut under_way: BinaryHeap<Reverse<(u32, usize)>> = BinaryHeap::new();
    for n in (0..jobs.len()).filter(|n| waits[*n] == 0 && jobs[*n].done.is_none()) {
        later.push(Reverse((ready_on[n], latest(n), n)));
    }
    let mut day = 0;
    loop {
        while let Some(&Reverse((on, least, n))) = later.peek() {
            if on > day {
                break;
            }
            later.pop();
            now.push(Reverse((least, n)));
        }
        while under_way.len() < people {
            let Some(Reverse((_, n))) = now.pop() else {
                break;
            };
            slots[n].start = day;
            slots[n].end = day.saturating_add(jobs[n].days);
            under_way.push(Reverse((slots[n].end, n)));
        }
        let ends = under_way.peek().map(|Reverse((end, _))| *end);
        let begins = later.peek().map(|Reverse((on, _, _))| *on);
        let next = match (ends, begins) {
            (Some(end), Some(begin)) if under_way.len() < people => end.min(begin),
            (Some(end), _) => end,
            (None, Some(begin)) => begin,
            (None, None) => break,
        };
        day = next;
        while let Some(&Reverse((end, n))) = under_way.peek() {
            if end > day {
                break;
            }
            under_way.pop();
            for &follower in net.followers[n].iter().filter(|f| jobs[**f].done.is_none()) {
                waits[follower] -= 1;
                ready_on[follower] = ready_on[follower].max(end);
                if waits[follower] == 0 {
                    later.push(Reverse((ready_on[follower], latest(follower), follower)));
                }
            }
        }
    }
    let days = slots.iter().map(|s| s.end).max().unwrap_or(0);
    Ok(Schedule { slots, days })
}
