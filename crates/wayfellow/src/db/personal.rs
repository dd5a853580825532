//! Everything about one person, in every table there is: to take along, and to erase.
//!
//! Which rows are about whom, and what erasing does to them, is written above each table in the migrations, so a new
//! table cannot be forgotten here. Not here: files in the data folder, and who may ask for this.

use serde_json::{Map, Value as Json};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::archive::{to_json, values};
use super::door::Tx;
use super::schema::{ColumnKind, Erasing, Label, Table, tables};
use super::{Db, Error, Result, params};

impl Db {
    /// Every row about a person, by table, without secrets.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn everything_about(&self, person: Uuid) -> Result<Map<String, Json>> {
        let mut open = self.begin(self.kind().begin_snapshot()).await?;
        let mut all = Map::new();
        for table in tables() {
            let Some(whose) = whose(table) else { continue };
            let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
            let key = table.key.first().map_or("1", String::as_str);
            let sql = format!(
                "SELECT {} FROM {} WHERE {whose} ORDER BY {key}",
                names.join(", "),
                table.name
            );
            let rows = open.run_all(AssertSqlSafe(sql), params![person]).await?;
            if rows.is_empty() {
                continue;
            }
            let mut list = Vec::with_capacity(rows.len());
            for row in &rows {
                let values = values(table, row).map_err(|e| Error::Failed(e.to_string()))?;
                let told = table
                    .columns
                    .iter()
                    .zip(&values)
                    .filter(|(c, _)| c.label != Some(Label::Secret))
                    .map(|(c, v)| (c.name.clone(), to_json(v)))
                    .collect();
                list.push(Json::Object(told));
            }
            all.insert(table.name.clone(), Json::Array(list));
        }
        open.rollback().await?;
        Ok(all)
    }
}

impl Tx {
    /// Erases a person from every table, as the migrations say for each, and records that it was done. What stays are
    /// ids and times; the log still verifies.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn erase_person(&self, person: Uuid) -> Result<()> {
        // Later tables refer to earlier ones.
        for table in tables().iter().rev() {
            let (Some(whose), Some((_, erasing))) = (whose(table), &table.person) else {
                continue;
            };
            let sql = match erasing {
                Erasing::Keeps(_) => continue,
                Erasing::Removes => format!("DELETE FROM {} WHERE {whose}", table.name),
                Erasing::Empties => {
                    let emptied: Vec<String> = table
                        .columns
                        .iter()
                        .filter(|c| matches!(c.label, Some(Label::Personal | Label::Secret)))
                        .map(|c| match (c.may_be_empty, c.kind) {
                            (false, ColumnKind::Text) => format!("{} = ''", c.name),
                            _ => format!("{} = NULL", c.name),
                        })
                        .collect();
                    if emptied.is_empty() {
                        continue;
                    }
                    format!(
                        "UPDATE {} SET {} WHERE {whose}",
                        table.name,
                        emptied.join(", ")
                    )
                }
            };
            self.run_text(sql, params![person]).await?;
        }
        self.execute(&super::audit::ERASED, params![person, self.now()])
            .await?;
        self.erase_details_about(person).await
    }
}

/// The condition that a row is about the person `$1`, straight or through the row it refers to.
fn whose(table: &Table) -> Option<String> {
    let (columns, _) = table.person.as_ref()?;
    let conditions: Vec<String> = columns
        .iter()
        .filter_map(|name| {
            let column = table.columns.iter().find(|c| c.name == *name)?;
            match column.refers_to.as_deref() {
                None | Some("people") => Some(format!("{name} = $1")),
                Some(other) => {
                    let other = tables().iter().find(|t| t.name == other)?;
                    let key = other.key.first()?;
                    let inner = whose(other)?;
                    Some(format!(
                        "{name} IN (SELECT {key} FROM {} WHERE {inner})",
                        other.name
                    ))
                }
            }
        })
        .collect();
    (!conditions.is_empty()).then(|| format!("({})", conditions.join(" OR ")))
}
