//! The words for each activity that pages and commands show.
//!
//! Decides nothing: the tables in `data/rules/role-fit` do.

use crate::finding::Activity;

impl Activity {
    /// The activity's label, for headings and lists.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Medications => "Medications",
            Self::FundManagement => "Fund management",
            Self::Rides => "Giving rides",
            Self::Cleaning => "Cleaning someone's apartment",
            Self::Assessments => "Assessments",
            Self::TreatmentPlans => "Treatment plans",
            Self::Meetings => "Meetings",
            Self::ForcedHospitalization => "Forced hospitalization and commitment hearings",
            Self::OneToOneVisits => "One-to-one visits",
            Self::ReadingFiles => "Reading files and treatment plans",
            Self::JobSearch => "Job searching",
            Self::HousingSearch => "Housing search",
            Self::AnsweringPhones => "Answering phones",
            Self::Filing => "Filing",
            Self::SocialEvents => "Social events",
        }
    }
}
