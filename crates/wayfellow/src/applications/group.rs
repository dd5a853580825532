//! By what applicants may describe themselves, when their organization wants to know: gender, and race or ethnicity.
//!
//! The list is fixed, so that nobody can ask for a group of one. Never in it: disability, diagnosis, history, age, or
//! lived experience. The law rules some of these out before an offer, and none of them is ours to count.

/// A question with its groups, by the words in forms, in the database and in the locales.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// Its word.
    pub word: &'static str,
    /// The words of its groups.
    pub groups: &'static [&'static str],
}

/// All of them. The groups of the second are those of the United States census.
pub const QUESTIONS: [Question; 2] = [
    Question {
        word: "gender",
        groups: &["woman", "man", "nonbinary"],
    },
    Question {
        word: "origin",
        groups: &[
            "american-indian",
            "asian",
            "black",
            "hispanic",
            "middle-eastern",
            "pacific",
            "white",
            "several",
            "another",
        ],
    },
];

/// The questions in a list of words; what is unknown is left out.
pub fn of_words(words: &str) -> Vec<Question> {
    let asked = |q: &Question| words.split(',').any(|w| w == q.word);
    QUESTIONS.into_iter().filter(asked).collect()
}

/// The questions as a list of words.
pub fn words(questions: &[Question]) -> String {
    let words: Vec<&str> = questions.iter().map(|q| q.word).collect();
    words.join(",")
}
