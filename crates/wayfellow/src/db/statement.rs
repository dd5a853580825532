//! Statements: one text for both databases, each with a name, all of them known to the tests.
//!
//! Not here: statements put together at run time. Only `archive`, which walks every table there is, does that.

/// One SQL text with `$1`, `$2`… for its values.
#[derive(Debug)]
pub struct Statement {
    /// What it is called in the code.
    pub name: &'static str,
    /// The file it is in.
    pub file: &'static str,
    /// What is asked.
    pub sql: &'static str,
}

inventory::collect!(&'static Statement);

/// Every statement of the program. A test prepares each one on both databases.
pub fn statements() -> impl Iterator<Item = &'static Statement> {
    inventory::iter::<&'static Statement>.into_iter().copied()
}

/// Names statements, so that the tests know of them; see the module `db`.
#[macro_export]
#[doc(hidden)]
macro_rules! __statements {
    ($($(#[$doc:meta])* $visible:vis $name:ident = $sql:expr;)*) => {$(
        $(#[$doc])*
        $visible static $name: $crate::db::Statement = $crate::db::Statement {
            name: stringify!($name),
            file: file!(),
            sql: $sql,
        };
        $crate::db::inventory::submit! { &$name }
    )*};
}
