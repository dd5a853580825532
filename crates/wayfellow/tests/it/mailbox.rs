//! A small mail server that keeps what it gets, so that tests see what is really sent.
//!
//! Speaks the few verbs of SMTP that a letter needs, in the clear. Not here: what should be in a letter (`letters`).

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use wayfellow::Config;
use wayfellow::config::Encryption;

use crate::program::DEADLINE;

/// A letter as it came in.
#[derive(Debug, Clone)]
pub struct Letter {
    pub from: String,
    pub to: String,
    /// Everything after DATA, with its headers.
    pub data: String,
    /// What was said to sign in, if anything.
    pub signed_in: Option<String>,
}

impl Letter {
    /// A header, unfolded.
    pub fn header(&self, name: &str) -> String {
        let (head, _) = self.data.split_once("\r\n\r\n").expect("head and body");
        let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let prefix = format!("{}:", name.to_lowercase());
        unfolded
            .lines()
            .find(|l| l.to_lowercase().starts_with(&prefix))
            .map(|l| l[prefix.len()..].trim().to_owned())
            .unwrap_or_default()
    }

    /// The text as a mailbox shows it.
    pub fn text(&self) -> String {
        let (_, body) = self.data.split_once("\r\n\r\n").expect("head and body");
        let bytes = match self.header("content-transfer-encoding").as_str() {
            "quoted-printable" => plain(body),
            "base64" => base64::engine::general_purpose::STANDARD
                .decode(body.replace("\r\n", ""))
                .expect("base64"),
            _ => body.as_bytes().to_vec(),
        };
        let text = String::from_utf8(bytes).expect("text in UTF-8");
        text.replace("\r\n", "\n")
    }

    /// The path of the link in it.
    #[track_caller]
    pub fn path(&self) -> String {
        let text = self.text();
        let link = text
            .lines()
            .find(|l| l.starts_with(ADDRESS) && l.len() > ADDRESS.len() + 1)
            .unwrap_or_else(|| panic!("no link in:\n{text}"));
        link[ADDRESS.len()..].to_owned()
    }
}

fn plain(quoted: &str) -> Vec<u8> {
    let joined = quoted.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'=' {
            let code: String = rest.by_ref().take(2).map(char::from).collect();
            bytes.push(u8::from_str_radix(&code, 16).expect("two digits after ="));
        } else {
            bytes.push(byte);
        }
    }
    bytes
}

/// Where the installation of these tests is reached.
pub const ADDRESS: &str = "https://wayfellow.example.org";

/// The server. It lives as long as the tests.
pub struct Mailbox {
    pub address: SocketAddr,
    letters: mpsc::Receiver<Letter>,
    answers: Arc<Mutex<VecDeque<&'static str>>>,
}

impl Mailbox {
    /// Opens on a free port.
    pub fn open() -> Mailbox {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let (send, letters) = mpsc::channel();
        let answers: Arc<Mutex<VecDeque<&'static str>>> = Arc::default();
        let queue = Arc::clone(&answers);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (send, queue) = (send.clone(), Arc::clone(&queue));
                std::thread::spawn(move || {
                    // Whoever hangs up early has nothing to say.
                    let _ = talk(&stream, &send, &queue);
                });
            }
        });
        Mailbox {
            address,
            letters,
            answers,
        }
    }

    /// Settings that send letters here.
    pub fn settings(&self) -> Config {
        Config {
            smtp: Some(self.address.to_string()),
            smtp_encryption: Some(Encryption::None),
            sender: Some("Wayfellow <wayfellow@example.org>".to_owned()),
            public_address: Some(ADDRESS.parse().expect("an address")),
            ..Config::default()
        }
    }

    /// What it will answer when it hears whom the next letters are for; after that it takes them.
    pub fn will_answer(&self, answers: &[&'static str]) {
        let mut queue = self.answers.lock().expect("the answers");
        queue.extend(answers);
    }

    /// The next letter; waits for it.
    #[track_caller]
    pub fn next(&self) -> Letter {
        self.letters
            .recv_timeout(DEADLINE)
            .expect("a letter in time")
    }

    /// What came in by now and was not looked at.
    pub fn rest(&self) -> Vec<Letter> {
        self.letters.try_iter().collect()
    }
}

fn talk(
    stream: &TcpStream,
    send: &mpsc::Sender<Letter>,
    answers: &Mutex<VecDeque<&'static str>>,
) -> std::io::Result<()> {
    let mut out = stream;
    let mut lines = BufReader::new(stream).lines();
    let mut letter = Letter {
        from: String::new(),
        to: String::new(),
        data: String::new(),
        signed_in: None,
    };
    out.write_all(b"220 mailbox ready\r\n")?;
    while let Some(line) = lines.next() {
        let line = line?;
        let verb = line.split(' ').next().unwrap_or_default().to_uppercase();
        let inside = |l: &str| {
            let rest = l.split_once('<').map_or("", |(_, rest)| rest);
            rest.split('>').next().unwrap_or_default().to_owned()
        };
        let mut ready = true;
        let answer = match verb.as_str() {
            "EHLO" => "250-mailbox\r\n250 AUTH PLAIN",
            "AUTH" => {
                letter.signed_in = Some(line.clone());
                "235 welcome"
            }
            "MAIL" => {
                letter.from = inside(&line);
                "250 ok"
            }
            "RCPT" => {
                letter.to = inside(&line);
                let next = answers.lock().expect("the answers").pop_front();
                ready = next.is_none_or(|a| a.starts_with('2'));
                next.unwrap_or("250 ok")
            }
            "DATA" => {
                out.write_all(b"354 go on\r\n")?;
                letter.data.clear();
                for line in lines.by_ref() {
                    let line = line?;
                    if line == "." {
                        break;
                    }
                    letter.data += line.strip_prefix('.').unwrap_or(&line);
                    letter.data += "\r\n";
                }
                // Counted before it is answered, so that whoever sent it can ask for it.
                let _ = send.send(letter.clone());
                "250 taken"
            }
            "QUIT" => {
                out.write_all(b"221 bye\r\n")?;
                break;
            }
            _ => "250 ok",
        };
        out.write_all(format!("{answer}\r\n").as_bytes())?;
        if !ready {
            letter.to.clear();
        }
    }
    Ok(())
}
