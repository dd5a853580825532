//! Currencies by their three letters (ISO 4217), and amounts as people read them.
//!
//! Not here: what one is worth in another.

use crate::roles::pay::dollars;

/// The currency of pay in the United States, and where nobody said another.
pub(super) const DOLLAR: &str = "USD";

/// Money that people are paid in: the active codes, without funds, metals and those for testing.
const KNOWN: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// Whether these letters stand for a currency.
pub(super) fn is_known(code: &str) -> bool {
    code.len() == 3 && KNOWN.split(' ').any(|known| known == code)
}

/// An amount in hundredths.
pub(super) fn amount(hundredths: i64, code: &str) -> String {
    let text = dollars(hundredths);
    if code == DOLLAR {
        return text;
    }
    let text = text.trim_start_matches('$');
    format!("{} {code}", text.strip_suffix(".00").unwrap_or(text))
}
